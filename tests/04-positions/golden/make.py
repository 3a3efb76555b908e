"""Records what PyTorch and Transformers answer: buckets.txt, tables.txt,
heads.txt and layers.txt beside this file.

    python3 tests/04-positions/golden/make.py

Needs torch and transformers (5.x). Inputs and parameters are random float32;
all is computed in float64 and rounded, what Transformers does in float32 too
(see wide in common.py). What Transformers has, it is asked; what it lacks is
written out in formulas.py. Parameters are recorded under the book's names,
gradients under the same behind "d.". Each file has a seed of its own.
"""
import os
import sys
import torch
from torch import nn
from transformers import (BloomConfig, DebertaConfig, DebertaV2Config,
                          T5Config, XLNetConfig)
from transformers.models.bloom import modeling_bloom
from transformers.models.deberta import modeling_deberta
from transformers.models.deberta_v2 import modeling_deberta_v2
from transformers.models.roformer import modeling_roformer
from transformers.models.t5 import modeling_t5
from transformers.models.xlm import modeling_xlm
from transformers.models.xlnet import modeling_xlnet
sys.dont_write_bytecode = True
import formulas
from common import causal, heads, layers, line, merged, rand, randomise, \
    record, same, wide

here = os.path.dirname(os.path.abspath(__file__))


# ---- T5 -------------------------------------------------------------------

def buckets():
    """Of key - query = -2000, ..., 2000, exactly as published."""
    out, bucket = "", modeling_t5.T5Attention._relative_position_bucket
    distance = torch.arange(-2000, 2001)
    for name, both in [("both", True), ("causal", False)]:
        found = bucket(distance, both)
        with wide():
            assert bool((bucket(distance, both) == found).all())
        out += line(f"{name}.buckets", found)
    return out


def t5(decoder, d=2, H=3):
    config = T5Config(d_model=d * H, d_kv=d, num_heads=H, is_decoder=decoder,
                      dropout_rate=0)
    config._attn_implementation = "eager"
    return randomise(modeling_t5.T5Attention(
        config, has_relative_attention_bias=True, layer_idx=0))


def t5_bias(name, decoder, T, S, past):
    """(H,T,S) of the table (32,H)."""
    m = t5(decoder)
    table = m.relative_attention_bias.weight
    bias = m.compute_bias(T, S, past_seen_tokens=past)[0]
    return record(name, {}, bias, {"table": (table, same)})


def t5_layer(name, decoder):
    """A whole layer, without bias vectors. T5 does not divide by sqrt(d), the
    book does: our query matrix is sqrt(d) times theirs."""
    T, m = 12, t5(decoder)
    x = rand(2, T, m.d_model)
    y = m(x, mask=causal(T, T) if decoder else None)[0]
    root = m.key_value_proj_dim ** 0.5
    names = layers(x__k_proj=m.k, x__v_proj=m.v, x__out_proj=m.o)
    names["x.q_proj.weight"] = (m.q.weight, lambda t: t * root,
                                lambda t: t / root)
    names["position.bias"] = (m.relative_attention_bias.weight, same)
    return record(name, {"x": x}, y, names)


# ---- tables of places -----------------------------------------------------

def slopes():
    out = ""
    for H in range(1, 41):
        with wide():
            ones = torch.ones(1, 2, dtype=torch.float64)
            bias = modeling_bloom.build_alibi_tensor(ones, H, torch.float64)
        out += line(f"slopes.{H}", bias[:, 0, 1])     # of a distance of 1
    return out


def sinusoids():
    P, C = 37, 10
    halves = modeling_roformer.RoFormerSinusoidalPositionalEmbedding(P, C)
    pairs = modeling_xlm.create_sinusoidal_embeddings(P, C,
                                                      torch.empty(P, C))
    return (line("sinusoid.halves", halves.create_weight())
            + line("sinusoid.pairs", pairs))


# ---- layers ---------------------------------------------------------------

def bloom():
    """ALiBi with heads whose number is no power of two. BLOOM keeps q, k, v
    of each head together."""
    T, d, H = 7, 2, 3
    config = BloomConfig(hidden_size=d * H, n_head=H, hidden_dropout=0,
                         attention_dropout=0)
    m = randomise(modeling_bloom.BloomAttention(config, layer_idx=0))
    x = rand(2, T, d * H)

    def part(i):
        return lambda t: t.view(H, 3, d, -1)[:, i].flatten(0, 1).squeeze(-1)
    with wide():
        alibi = modeling_bloom.build_alibi_tensor(
            torch.ones(2, T, dtype=torch.float64), H, torch.float64)
        y, _ = m(x, torch.zeros_like(x), alibi, causal(T, T))
    names = {}
    for i, n in enumerate("qkv"):
        names[f"x.{n}_proj.weight"] = (m.query_key_value.weight, part(i))
        names[f"x.{n}_proj.bias"] = (m.query_key_value.bias, part(i))
    names["x.out_proj.weight"] = (m.dense.weight, same)
    names["x.out_proj.bias"] = (m.dense.bias, same)
    return record("bloom", {"x": x}, y, names)


def deberta_buckets():
    """Of query - key = -700, ..., 700, exactly as published."""
    out = ""
    distance = torch.arange(-700, 701)
    for n, most in [(256, 512), (32, 128), (9, 40)]:
        found = modeling_deberta_v2.make_log_bucket_position(distance, n, most)
        with wide():
            again = modeling_deberta_v2.make_log_bucket_position(distance, n,
                                                                 most)
        assert bool((again == found).all())
        out += line(f"deberta.{n}", found)
    return out


def with_output(m, y, C):
    """The output's projection, in another module there, is ours."""
    m.out = randomise(nn.Linear(C, C))
    return m.out(y)


def deberta_v2(name, T, n, most, buckets):
    """DeBERTa-v2; 2n rows. The paper has k_j meet the row delta(j,i), but
    published models have delta(i,j), in Transformers as in Microsoft's
    code."""
    C, H = 6, 2
    m = randomise(modeling_deberta_v2.DisentangledSelfAttention(
        DebertaV2Config(
            hidden_size=C, num_attention_heads=H, relative_attention=True,
            position_buckets=n if buckets else -1, max_relative_positions=most,
            pos_att_type=["c2p", "p2c"], attention_probs_dropout_prob=0,
            hidden_dropout_prob=0)))
    x, rows = rand(2, T, C), rand(2 * n, C)
    with wide():
        y, _ = m(x, torch.ones(2, 1, T, T), rel_embeddings=rows)

    def straight(row):
        return merged(formulas.disentangled(
            heads(m.query_proj(x), H), heads(m.key_proj(x), H),
            heads(m.value_proj(x), H), heads(m.pos_key_proj(rows), H),
            heads(m.pos_query_proj(rows), H), n, row))
    if not buckets:
        delta = formulas.delta
        assert torch.allclose(y, straight(lambda i, j: delta(i, j, n)))
        assert not torch.allclose(y, straight(lambda i, j: delta(j, i, n)),
                                  atol=1e-3)
    return record(name, {"x": x, "rows": rows}, with_output(m, y, C), layers(
        x__q_proj=m.query_proj, x__k_proj=m.key_proj, x__v_proj=m.value_proj,
        x__out_proj=m.out, kR=m.pos_key_proj, qR=m.pos_query_proj))


def deberta(name):
    """DeBERTa: 32 rows, no bias for keys. Each head's query, key and value
    are together there."""
    T, C, H, reach = 20, 6, 2, 16
    m = randomise(modeling_deberta.DisentangledSelfAttention(DebertaConfig(
        hidden_size=C, num_attention_heads=H, relative_attention=True,
        max_relative_positions=reach, pos_att_type=["c2p", "p2c"],
        attention_probs_dropout_prob=0, hidden_dropout_prob=0)))
    x, rows = rand(1, T, C), rand(2 * reach, C)
    with wide():
        y, _ = m(x, torch.ones(1, 1, T, T), rel_embeddings=rows,
                 relative_pos=modeling_deberta.build_relative_position(x, x))
    y = with_output(m, y, C)

    def part(i):
        return lambda t: t.view(H, 3, -1, C)[:, i].flatten(0, 1)
    names = layers(x__out_proj=m.out)
    for i, n in enumerate("qkv"):
        names[f"x.{n}_proj.weight"] = (m.in_proj.weight, part(i))
    names["x.q_proj.bias"] = (m.q_bias, same)
    names["x.v_proj.bias"] = (m.v_bias, same)
    names["position.table"] = (rows, same)
    at = "position.layers.0"
    names[f"{at}.k_proj.weight"] = (m.pos_proj.weight, same)
    names[f"{at}.q_proj.weight"] = (m.pos_q_proj.weight, same)
    names[f"{at}.q_proj.bias"] = (m.pos_q_proj.bias, same)
    return record(name, {"x": x}, y, names)


def xlnet():
    """XLNet's attention, each token sees all, without segments, residual and
    norm."""
    B, T, C, H = 2, 5, 8, 2
    config = XLNetConfig(d_model=C, n_head=H, n_layer=1, dropout=0, d_inner=4,
                         vocab_size=9)
    m = randomise(modeling_xlnet.XLNetRelativeAttention(config))
    whole = modeling_xlnet.XLNetModel(config).double()
    x = rand(B, T, C)
    h = x.transpose(0, 1)
    with wide():
        r = whole.relative_positional_encoding(T, T, bsz=B)
    distances = torch.arange(T, -T, -1)
    assert torch.allclose(r[:, 0], formulas.rows_of_sines(distances, C))
    q, k, v, kr = (torch.einsum("ibh,hnd->ibnd", t, p) for t, p in
                   [(h, m.q), (h, m.k), (h, m.v), (r, m.r)])
    rows = m.rel_attn_core(q, k, v, kr)
    y = torch.einsum("ibnd,hnd->bih", rows, m.o)

    def at(n):
        return kr[T - n, 0]
    again = formulas.transformer_xl(
        *(t.permute(1, 2, 0, 3) for t in (q, k, v)), at, m.r_w_bias,
        m.r_r_bias, 0)
    assert torch.allclose(again.permute(2, 0, 1, 3), rows)

    def square(t):
        return t.flatten(1).T
    names = {f"x.{n}_proj.weight": (getattr(m, n), square) for n in "qkv"}
    names["x.out_proj.weight"] = (m.o, lambda t: t.flatten(1))
    at = "position.layers.0"
    names |= {f"{at}.r_proj.weight": (m.r, square),
              f"{at}.u": (m.r_w_bias, same), f"{at}.v": (m.r_r_bias, same)}
    return record("xlnet", {"x": x}, y, names)


def shift(name):
    """XLNet's relative shift. Its rows begin with a distance that is never
    used, ours do not."""
    B, H, T, S = 2, 3, 4, 6
    x = rand(B, H, T, T + S - 1)
    wider = torch.cat([torch.full((B, H, T, 1), 9.0).double(), x], dim=-1)
    y = modeling_xlnet.XLNetRelativeAttention.rel_shift_bnij(wider, klen=S)
    return record(name, {"x": x}, y)


def convolution(name, how):
    """PyTorch's, of three places, its weight as (out,3C)."""
    C, out, T = 3, 4, 5
    m = randomise(nn.Conv1d(C, out, 3, padding=1, padding_mode=how))
    x = rand(2, T, C)

    def flat(t):
        return t.transpose(1, 2).flatten(1)
    return record(name, {"x": x}, m(x.mT).mT,
                  {"weight": (m.weight, flat), "bias": (m.bias, same)})


def write(name, seed, *sections):
    torch.manual_seed(seed)
    with open(os.path.join(here, name), "w") as f:
        for section in sections:
            f.write(section())


write("buckets.txt", 40, buckets, deberta_buckets)
write("tables.txt", 41, slopes, sinusoids,
      formulas.hierarchical,
      lambda: t5_bias("bias.both", False, 2, 60, 0),
      lambda: t5_bias("bias.causal", True, 1, 150, 149),
      lambda: formulas.floater("floater", 0, 4, 2, 1.0),
      lambda: formulas.floater("floater.later", 3, 3, 1, 0.5),
      lambda: formulas.complex_words("complex", 0),
      lambda: formulas.complex_words("complex.later", 3),
      lambda: convolution("zeros", "zeros"),
      lambda: convolution("around", "circular"),
      lambda: formulas.tupe_untied("tupe.untied"))
write("layers.txt", 42, lambda: t5_layer("t5.both", False),
      lambda: t5_layer("t5.causal", True), bloom,
      lambda: deberta("deberta"), xlnet,
      lambda: formulas.xl("xl"), lambda: formulas.shaw("shaw"),
      lambda: formulas.tupe("tupe"))
write("heads.txt", 43, lambda: shift("shift"),
      lambda: formulas.xl_memory("xl.memory"),
      lambda: formulas.shaw_heads("shaw.wide", 2, 2, 6, 6, 3, 2, 0),
      lambda: formulas.shaw_heads("shaw.memory", 1, 3, 4, 9, 4, 3,
                                  causal(4, 9)),
      lambda: deberta_v2("deberta.far", 7, 3, 3, False),
      lambda: deberta_v2("deberta.near", 3, 5, 5, False),
      lambda: deberta_v2("deberta.buckets", 12, 4, 10, True))

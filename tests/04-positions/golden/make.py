"""Records what PyTorch and Transformers answer: buckets.txt, tables.txt,
layers.txt and formulas.txt beside this file.

    python3 tests/04-positions/golden/make.py

Needs torch and transformers (5.x). Inputs and parameters are random float32;
all is computed in float64 and rounded, what Transformers does in float32 too
(see wide). What Transformers has, it is asked; what it lacks is written out
from the paper, pair by pair, in nothing but PyTorch's elementary operations.
Parameters are recorded under the book's names, gradients under the same
behind "d.". Each section has a seed of its own.
"""
import contextlib
import os
import torch
from torch import nn
from transformers import (BloomConfig, DebertaV2Config, T5Config, XLNetConfig)
from transformers.models.bloom import modeling_bloom
from transformers.models.deberta_v2 import modeling_deberta_v2
from transformers.models.roformer import modeling_roformer
from transformers.models.t5 import modeling_t5
from transformers.models.xlm import modeling_xlm
from transformers.models.xlnet import modeling_xlnet

here = os.path.dirname(os.path.abspath(__file__))
torch.set_num_threads(1)


def line(name, t):
    values = " ".join(f"{v:.9g}" for v in t.detach().flatten().tolist())
    dims = " ".join(map(str, t.shape))
    assert len(name) < 64, name
    return f"{name} {t.dim()} {dims} : {values}\n"


def rand(*shape):
    return torch.randn(*shape).float().double().requires_grad_()


def randomise(module):
    for p in module.parameters():
        p.data = torch.randn(p.shape).float().double() * 0.4
    return module.double().eval()


@contextlib.contextmanager
def wide():
    """Where Transformers asks for float32, it gets float64."""
    kept = torch.float, torch.float32, torch.Tensor.float
    torch.float = torch.float32 = torch.float64
    torch.Tensor.float = torch.Tensor.double
    torch.set_default_dtype(torch.float64)
    try:
        yield
    finally:
        torch.float, torch.float32, torch.Tensor.float = kept
        torch.set_default_dtype(torch.float32)


def same(t):
    return t


def record(prefix, inputs, y, params=None):
    """inputs: name -> leaf; params: our name -> (leaf, what turns theirs into
    ours)."""
    w = rand(*y.shape)
    (y * w).sum().backward()
    out = line(f"{prefix}.y", y) + line(f"{prefix}.w", w)
    for name, p in inputs.items():
        out += line(f"{prefix}.{name}", p) + line(f"{prefix}.d.{name}",
                                                  p.grad)
    for name, (p, ours) in (params or {}).items():
        out += line(f"{prefix}.{name}", ours(p.data))
        out += line(f"{prefix}.d.{name}", ours(p.grad))
    return out


def causal(T, S):
    """0 where one of the last T of S places may look, else minus infinity."""
    far = torch.full((T, S), float("-inf"))
    return far.triu(S - T + 1).double()[None, None]


# ---- T5 -------------------------------------------------------------------

# name, bidirectional, number of buckets, greatest distance, how far we go
BUCKETS = [
    ("both", True, 32, 128, 2000),
    ("causal", False, 32, 128, 2000),
    ("both.small", True, 8, 20, 100),
    ("causal.small", False, 8, 20, 100),
]


def buckets():
    """Of key - query = -far, ..., far, exactly as published."""
    out, bucket = "", modeling_t5.T5Attention._relative_position_bucket
    for name, both, n, most, far in BUCKETS:
        distance = torch.arange(-far, far + 1)
        found = bucket(distance, both, n, most)
        with wide():
            assert bool((bucket(distance, both, n, most) == found).all())
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
    """A whole layer: scores are not divided by sqrt(d), no bias vectors."""
    T, m = 12, t5(decoder)
    x = rand(2, T, 6)
    y = m(x, mask=causal(T, T) if decoder else None)[0]
    names = {f"x.{n}_proj.weight": (getattr(m, n).weight, same)
             for n in "qkv"}
    names["x.out_proj.weight"] = (m.o.weight, same)
    names["table"] = (m.relative_attention_bias.weight, same)
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


def hierarchical():
    """Su's formula: place i L + j gets a u_i + (1 - a) u_j."""
    a, L, C = 0.4, 5, 3
    table = rand(L, C)
    u = (table - a * table[0]) / (1 - a)
    rows = [a * u[i] + (1 - a) * u[j] for i in range(L) for j in range(L)]
    return record("hierarchical", {"table": table}, torch.stack(rows))


# ---- layers ---------------------------------------------------------------

def bloom():
    """ALiBi with heads whose number is no power of two. BLOOM keeps q, k, v
    of each head together."""
    T, d, H = 7, 4, 3
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


def heads(x, H):
    """(...,T,HD) -> (...,H,T,D)."""
    return x.view(*x.shape[:-1], H, -1).transpose(-3, -2)


def merged(x):
    return x.transpose(1, 2).flatten(2)


def delta(i, j, k):
    """DeBERTa's section 3.1: the row of i looking at j, of 2k."""
    return 0 if i - j <= -k else 2 * k - 1 if i - j >= k else i - j + k


def disentangled(q, k, v, kr, qr, reach, row):
    """q, k, v (B,H,T,D), kr and qr (H,2k,D); row(i,j): whose qr meets k_j."""
    T, D = q.shape[2:]
    scores = torch.stack([torch.stack([
        (q[:, :, i] * k[:, :, j]).sum(-1)
        + (q[:, :, i] * kr[:, delta(i, j, reach)]).sum(-1)
        + (k[:, :, j] * qr[:, row(i, j)]).sum(-1)
        for j in range(T)], -1) for i in range(T)], -2)
    return (scores / (3 * D) ** 0.5).softmax(-1) @ v


def deberta(name, T, reach):
    """DeBERTa-v2 without its logarithmic buckets, before the output's
    projection. The paper has k_j meet the row delta(j,i); published models
    have delta(i,j), in Transformers as in Microsoft's code."""
    C, H = 6, 2
    m = randomise(modeling_deberta_v2.DisentangledSelfAttention(
        DebertaV2Config(
            hidden_size=C, num_attention_heads=H, relative_attention=True,
            position_buckets=-1, max_relative_positions=reach,
            pos_att_type=["c2p", "p2c"], attention_probs_dropout_prob=0,
            hidden_dropout_prob=0)))
    x, rows = rand(2, T, C), rand(2 * reach, C)
    with wide():
        y, _ = m(x, torch.ones(2, 1, T, T), rel_embeddings=rows)

    def straight(row):
        return merged(disentangled(
            heads(m.query_proj(x), H), heads(m.key_proj(x), H),
            heads(m.value_proj(x), H), heads(m.pos_key_proj(rows), H),
            heads(m.pos_query_proj(rows), H), reach, row))
    assert torch.allclose(y, straight(lambda i, j: delta(i, j, reach)))
    paper = straight(lambda i, j: delta(j, i, reach))
    assert not torch.allclose(y, paper, atol=1e-3)
    names = {}
    for theirs, ours in [("query_proj", "x.q_proj"), ("key_proj", "x.k_proj"),
                         ("value_proj", "x.v_proj"),
                         ("pos_key_proj", "pos_key_proj"),
                         ("pos_query_proj", "pos_query_proj")]:
        names[f"{ours}.weight"] = (getattr(m, theirs).weight, same)
        names[f"{ours}.bias"] = (getattr(m, theirs).bias, same)
    return (record(name, {"x": x, "rows": rows}, y, names)
            + line(f"{name}.paper.y", paper))


def rows_of_sines(distances, C):
    """Sines, then cosines, as Transformer-XL's and XLNet's code has them."""
    angle = torch.outer(distances.double(),
                        10000 ** (-torch.arange(0, C, 2).double() / C))
    return torch.cat([angle.sin(), angle.cos()], dim=-1)


def transformer_xl(q, k, v, r, u, w, visible):
    """Section 3.3, pair by pair: q (B,H,T,D) stand at the last T of the S
    places of k and v; r(n) (H,D) is W_{k,R} R_n."""
    T, S, D = q.shape[2], k.shape[2], q.shape[3]
    scores = torch.stack([torch.stack([
        ((q[:, :, i] + u) * k[:, :, j]).sum(-1)
        + ((q[:, :, i] + w) * r(S - T + i - j)).sum(-1)
        for j in range(S)], -1) for i in range(T)], -2)
    return (scores / D ** 0.5 + visible).softmax(-1) @ v


def xlnet():
    """XLNet's attention, each token sees all, without segments, residual and
    norm."""
    B, T, C, H = 2, 5, 8, 2
    config = XLNetConfig(d_model=C, n_head=H, n_layer=1, dropout=0, d_inner=4,
                         vocab_size=3)
    m = randomise(modeling_xlnet.XLNetRelativeAttention(config))
    whole = modeling_xlnet.XLNetModel(config).double()
    x = rand(B, T, C)
    h = x.transpose(0, 1)
    with wide():
        r = whole.relative_positional_encoding(T, T, bsz=B)
    assert torch.allclose(r[:, 0], rows_of_sines(torch.arange(T, -T, -1), C))
    q, k, v, kr = (torch.einsum("ibh,hnd->ibnd", t, p) for t, p in
                   [(h, m.q), (h, m.k), (h, m.v), (r, m.r)])
    rows = m.rel_attn_core(q, k, v, kr)
    y = torch.einsum("ibnd,hnd->bih", rows, m.o)

    def at(n):
        return kr[T - n, 0]
    again = transformer_xl(*(t.permute(1, 2, 0, 3) for t in (q, k, v)), at,
                           m.r_w_bias, m.r_r_bias, 0)
    assert torch.allclose(again.permute(2, 0, 1, 3), rows)

    def square(t):
        return t.flatten(1).T
    names = {f"x.{n}_proj.weight": (getattr(m, n), square) for n in "qkv"}
    names["x.out_proj.weight"] = (m.o, lambda t: t.flatten(1))
    names |= {"r": (m.r, square), "u": (m.r_w_bias, same),
              "v": (m.r_r_bias, same)}
    return record("xlnet", {"x": x}, y, names)


# ---- from the papers alone ------------------------------------------------

def qkv(B, H, T, S, D):
    return {"q": rand(B, H, T, D), "k": rand(B, H, S, D),
            "v": rand(B, H, S, D)}


def xl(name, B, H, T, S, D, C):
    """Transformer-XL with a memory of S - T places; causal."""
    x = qkv(B, H, T, S, D)
    x |= {"r": rand(H * D, C), "u": rand(H, D), "w_": rand(H, D)}

    def r(n):
        return (x["r"] @ rows_of_sines(torch.tensor([n]), C)[0]).view(H, D)
    y = transformer_xl(x["q"], x["k"], x["v"], r, x["u"], x["w_"],
                       causal(T, S))
    return record(name, x, y)


def shaw(name, B, H, T, S, D, reach, is_causal):
    """Shaw et al., equations 3 and 4: a^K and a^V of clip(j - i, -k, k), one
    table (2k+1,D) for all heads."""
    x = qkv(B, H, T, S, D)
    x |= {"ak": rand(2 * reach + 1, D), "av": rand(2 * reach + 1, D)}
    i = torch.arange(S - T, S)[:, None]
    at = (torch.arange(S)[None] - i).clamp(-reach, reach) + reach    # (T,S)
    keys = x["k"][:, :, None] + x["ak"][at]                  # (B,H,T,S,D)
    scores = (x["q"][:, :, :, None] * keys).sum(-1) / D ** 0.5
    p = (scores + (causal(T, S) if is_causal else 0)).softmax(-1)
    values = x["v"][:, :, None] + x["av"][at]
    return record(name, x, (p[..., None] * values).sum(-2))


def tupe(name, B, H, T, D, C, cls):
    """TUPE-A, equations 7 and 10: places have matrices of their own; both
    parts are divided by sqrt(2d). With cls what the first token gives and
    gets are two numbers of each head."""
    x = qkv(B, H, T, T, D)
    x |= {"p": rand(T, C), "uq": rand(H * D, C), "uk": rand(H * D, C)}
    places = heads(x["p"] @ x["uq"].T, H) @ heads(x["p"] @ x["uk"].T, H).mT
    places = places / (2 * D) ** 0.5                         # (H,T,T)
    if cls:
        x |= {"from": rand(H), "to": rand(H)}
        first = x["from"][:, None, None].expand(H, 1, T)
        column = x["to"][:, None, None].expand(H, T - 1, 1)
        places = torch.cat([first, torch.cat([column, places[:, 1:, 1:]],
                                             dim=2)], dim=1)
    scores = x["q"] @ x["k"].mT / (2 * D) ** 0.5 + places
    return record(name, x, scores.softmax(-1) @ x["v"])


def write(name, seed, *sections):
    torch.manual_seed(seed)
    with open(os.path.join(here, name), "w") as f:
        for section in sections:
            f.write(section())


write("buckets.txt", 40, buckets,
      lambda: t5_bias("bias.both", False, 3, 60, 0),
      lambda: t5_bias("bias.causal", True, 2, 150, 148))
write("tables.txt", 41, slopes, sinusoids, hierarchical)
write("layers.txt", 42, lambda: t5_layer("t5.both", False),
      lambda: t5_layer("t5.causal", True), bloom,
      lambda: deberta("deberta", 7, 3), lambda: deberta("deberta.near", 3, 5),
      xlnet)
write("formulas.txt", 43, lambda: xl("xl", 2, 2, 4, 7, 3, 6),
      lambda: xl("xl.fresh", 1, 3, 5, 5, 4, 8),
      lambda: shaw("shaw", 2, 2, 6, 6, 3, 2, False),
      lambda: shaw("shaw.causal", 1, 3, 4, 9, 4, 3, True),
      lambda: tupe("tupe", 2, 2, 5, 3, 6, False),
      lambda: tupe("tupe.cls", 1, 3, 6, 4, 5, True))

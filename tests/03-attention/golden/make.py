"""Records what PyTorch and Transformers answer: attend.txt and layers.txt
beside this file.

    python3 tests/03-attention/golden/make.py

Needs torch and transformers. Inputs and parameters are random float32, no
bias zero and no gain one; all is computed in float64 and rounded. Parameters
are recorded under the book's names, gradients under the same behind "d.".
"""
import os
import torch
import torch.nn.functional as F
from torch import nn

torch.manual_seed(3)
here = os.path.dirname(os.path.abspath(__file__))


def line(name, t):
    values = " ".join(f"{v:.9g}" for v in t.detach().flatten().tolist())
    dims = " ".join(map(str, t.shape))
    assert len(name) < 64, name
    return f"{name} {t.dim()} {dims} : {values}\n"


def rand(*shape):
    return torch.randn(*shape).float().double().requires_grad_()


# ---- attention with every mask --------------------------------------------

def sees(S, i, j, keys=None, causal=False, W=0, sinks=0, prefix=0):
    """The definition again, independently of the C code's intervals."""
    if j >= (S if keys is None else keys):
        return False
    if j < prefix:
        return True
    if causal and j > i:
        return False
    return W == 0 or abs(i - j) < W or j < sinks


def mask_of(B, T, S, keys=None, **m):
    return torch.tensor([[[[sees(S, S - T + t, j,
                                 None if keys is None else keys[b], **m)
                            for j in range(S)] for t in range(T)]]
                         for b in range(B)])


# name, (B, H, T, S, D), the mask, and whether there is a bias
ATTEND = [
    ("none", (2, 3, 5, 7, 6), {}, False),
    ("causal", (2, 2, 6, 6, 4), dict(causal=True), False),
    ("offset", (1, 2, 3, 8, 5), dict(causal=True), False),
    ("padding", (3, 1, 4, 6, 3), dict(keys=[6, 1, 4]), False),
    ("both", (2, 1, 5, 5, 3), dict(keys=[3, 5], causal=True), False),
    ("window", (1, 2, 9, 9, 4), dict(causal=True, W=3), False),
    ("around", (1, 1, 9, 9, 4), dict(W=2), False),
    ("sinks", (1, 2, 9, 9, 4), dict(causal=True, W=3, sinks=2), False),
    ("prefix", (2, 1, 7, 7, 4), dict(causal=True, prefix=3), False),
    ("bias", (2, 3, 5, 7, 6), {}, True),
    ("all", (2, 2, 8, 10, 5),
     dict(causal=True, W=4, sinks=1, prefix=2, keys=[10, 9]), True),
    ("long", (1, 1, 70, 300, 5), dict(causal=True), False),
    ("narrow", (1, 1, 70, 70, 3), dict(causal=True, W=17), True),
]


def attend():
    out = ""
    for name, (B, H, T, S, D), m, biased in ATTEND:
        q, k, v = rand(B, H, T, D), rand(B, H, S, D), rand(B, H, S, D)
        # a float32 mask beside float64 inputs is misread by torch 2.13
        bias = rand(H, T, S) if biased else torch.zeros(H, T, S).double()
        mask = bias.masked_fill(~mask_of(B, T, S, **m), float("-inf"))
        y = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        w = rand(*y.shape)
        (y * w).sum().backward()
        for what, t in [("q", q), ("k", k), ("v", v), ("y", y), ("w", w),
                        ("dq", q.grad), ("dk", k.grad), ("dv", v.grad)]:
            out += line(f"{name}.{what}", t)
        if biased:
            out += line(f"{name}.bias", bias) + line(f"{name}.dbias",
                                                     bias.grad)
    return out


# ---- layers ---------------------------------------------------------------

def randomise(module):
    for p in module.parameters():
        p.data = torch.randn(p.shape).float().double() * 0.4
    return module.double().eval()


def record(prefix, inputs, y, params):
    """params: our name -> (tensor, gradient), as functions of the grads."""
    w = rand(*y.shape)
    (y * w).sum().backward()
    out = line(f"{prefix}.y", y) + line(f"{prefix}.w", w)
    for name, x in inputs.items():
        out += line(f"{prefix}.{name}", x)
        if x.requires_grad:
            out += line(f"{prefix}.d.{name}", x.grad)
    for name, (p, pick) in params.items():
        out += line(f"{prefix}.{name}", pick(p.data))
        out += line(f"{prefix}.d.{name}", pick(p.grad))
    return out


def same(t):
    return t


def third(i):
    return lambda t: t.chunk(3)[i]


def attention_names(a, ours):
    """nn.MultiheadAttention keeps q, k and v in one matrix."""
    names = {}
    for i, part in enumerate("qkv"):
        names[f"{ours}.{part}_proj.weight"] = (a.in_proj_weight, third(i))
        names[f"{ours}.{part}_proj.bias"] = (a.in_proj_bias, third(i))
    names[f"{ours}.out_proj.weight"] = (a.out_proj.weight, same)
    names[f"{ours}.out_proj.bias"] = (a.out_proj.bias, same)
    return names


def pairs(module, ours):
    return {f"{ours}.weight": (module.weight, same),
            f"{ours}.bias": (module.bias, same)}


def layer_names(layer, cross):
    at = "x.layers.0"
    names = attention_names(layer.self_attn, f"{at}.self_attn")
    names |= pairs(layer.norm1, f"{at}.layer_norm1")
    if cross:
        names |= attention_names(layer.multihead_attn, f"{at}.encoder_attn")
        names |= pairs(layer.norm2, f"{at}.encoder_attn_layer_norm")
    names |= pairs(layer.norm3 if cross else layer.norm2,
                   f"{at}.layer_norm2")
    names |= pairs(layer.linear1, f"{at}.mlp.fc1")
    return names | pairs(layer.linear2, f"{at}.mlp.fc2")


def multihead():
    a = randomise(nn.MultiheadAttention(6, 3, batch_first=True))
    x, memory = rand(2, 5, 6), rand(2, 4, 6)
    y, _ = a(x, memory, memory)
    out = record("mha", {"x": x, "memory": memory}, y,
                 attention_names(a, "x"))
    a = randomise(nn.MultiheadAttention(10, 2, batch_first=True))
    x = rand(3, 7, 10)
    pad = torch.arange(7)[None] >= torch.tensor([7, 2, 5])[:, None]
    y, _ = a(x, x, x, key_padding_mask=pad)
    return out + record("self", {"x": x}, y, attention_names(a, "x"))


def layer(name, pre, cross, causal):
    how = dict(dim_feedforward=9, dropout=0, activation=F.gelu,
               batch_first=True, norm_first=pre)
    T, x, memory = 5, rand(2, 5, 6), rand(2, 4, 6)
    mask = nn.Transformer.generate_square_subsequent_mask(T).double()
    mask = mask if causal else None
    if cross:
        m = randomise(nn.TransformerDecoderLayer(6, 3, **how))
        inputs, y = {"x": x, "memory": memory}, m(x, memory, tgt_mask=mask)
    else:
        m = randomise(nn.TransformerEncoderLayer(6, 3, **how))
        inputs, y = {"x": x}, m(x, src_mask=mask)
    return record(name, inputs, y, layer_names(m, cross))


def gpt2():
    from transformers.models.gpt2 import modeling_gpt2
    config = modeling_gpt2.GPT2Config(n_embd=8, n_head=2, n_inner=12,
                                      attn_pdrop=0, resid_pdrop=0)
    config._attn_implementation = "eager"
    m = randomise(modeling_gpt2.GPT2Block(config, layer_idx=0))
    T, x, at, names = 5, rand(2, 5, 8), "x.layers.0", {}
    mask = torch.full((T, T), float("-inf")).triu(1).double()[None, None]
    y = m(x, attention_mask=mask)
    y = y[0] if isinstance(y, tuple) else y
    for i, part in enumerate("qkv"):            # Conv1D keeps (in, out)
        names[f"{at}.self_attn.{part}_proj.weight"] = (
            m.attn.c_attn.weight, lambda t, i=i: t.T.chunk(3)[i])
        names[f"{at}.self_attn.{part}_proj.bias"] = (m.attn.c_attn.bias,
                                                     third(i))
    for theirs, ours in [(m.attn.c_proj, "self_attn.out_proj"),
                         (m.mlp.c_fc, "mlp.fc1"), (m.mlp.c_proj, "mlp.fc2")]:
        names[f"{at}.{ours}.weight"] = (theirs.weight, lambda t: t.T)
        names[f"{at}.{ours}.bias"] = (theirs.bias, same)
    names |= pairs(m.ln_1, f"{at}.layer_norm1")
    names |= pairs(m.ln_2, f"{at}.layer_norm2")
    return record("gpt2", {"x": x}, y, names)


def clip():
    """A whole tower, parameters under the names Transformers gives them."""
    from transformers import CLIPTextConfig, CLIPTextModel
    m = randomise(CLIPTextModel(CLIPTextConfig(
        vocab_size=11, hidden_size=6, intermediate_size=9,
        num_hidden_layers=2, num_attention_heads=3, hidden_act="quick_gelu",
        max_position_embeddings=7, eos_token_id=2)))
    ids = torch.tensor([[3, 1, 4, 1, 10], [9, 2, 6, 5, 0]])
    y = m(input_ids=ids).last_hidden_state
    names = {n if n.startswith("text_model.") else "text_model." + n: (p, same)
             for n, p in m.named_parameters()}
    return record("clip", {}, y, names)


with open(os.path.join(here, "attend.txt"), "w") as f:
    f.write(attend())
with open(os.path.join(here, "layers.txt"), "w") as f:
    f.write(multihead())
    for pre in (True, False):
        for cross in (True, False):
            f.write(layer(("dec" if cross else "enc")
                          + ("pre" if pre else "post"), pre, cross,
                          causal=cross or pre))
    f.write(gpt2() + clip())

"""Records what PyTorch and Transformers answer: theta.txt, turn.txt and
attention.txt beside this file.

    python3 tests/05-rope/golden/make.py

Needs torch and transformers (5.x). Inputs and parameters are random float32;
all is computed in float64 and rounded, Transformers' float32 angles too (see
wide). Parameters are recorded under the book's names, gradients under the
same behind "d.". Each file has a seed of its own.
"""
import contextlib
import math
import os
import torch
from torch import nn
from transformers import GPTJConfig, LlamaConfig, RoFormerConfig
from transformers.modeling_rope_utils import ROPE_INIT_FUNCTIONS
from transformers.models.gptj import modeling_gptj
from transformers.models.llama import modeling_llama
from transformers.models.roformer import modeling_roformer

here = os.path.dirname(os.path.abspath(__file__))
torch.set_num_threads(1)


def line(name, t):
    values = " ".join(f"{v:.9g}" for v in t.detach().flatten().tolist())
    dims = " ".join(map(str, t.shape))
    assert len(name) < 64, name
    return f"{name} {t.dim()} {dims} : {values}\n"


def rand(*shape):
    return torch.randn(*shape).float().double().requires_grad_()


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


# ---- how fast each pair turns ---------------------------------------------

def llama_config(d, heads=2, L=2048, **rope):
    rope.setdefault("rope_type", "default")
    rope.setdefault("rope_theta", 10000.0)
    config = LlamaConfig(hidden_size=d * heads, num_attention_heads=heads,
                         max_position_embeddings=L, head_dim=d,
                         attention_bias=True, rope_parameters=rope)
    config._attn_implementation = "eager"
    return config


# name, the head's width d, the trained length L, what Transformers is told;
# n is the length of the text. Its NTK without "dynamic" is that with factor 1
# and n = s L.
THETA = [
    ("default.2", 2, 2048, {}),
    ("default.6", 6, 2048, {}),
    ("default.64", 64, 2048, {}),
    ("default.128", 128, 2048, dict(rope_theta=500000.0)),
    ("linear.64", 64, 2048, dict(rope_type="linear", factor=4.0)),
    ("linear.10", 10, 100, dict(rope_type="linear", factor=2.5,
                                rope_theta=300.0)),
    ("ntk.128x2", 128, 1000, dict(rope_type="dynamic", factor=1.0,
                                  n=2000)),
    ("ntk.128x8", 128, 1000, dict(rope_type="dynamic", factor=1.0,
                                  n=8000)),
    ("ntk.6x3", 6, 100, dict(rope_type="dynamic", factor=1.0, n=300)),
    ("dynamic.short", 64, 2048, dict(rope_type="dynamic", factor=2.0,
                                     n=17)),
    ("dynamic.full", 64, 2048, dict(rope_type="dynamic", factor=2.0,
                                    n=2048)),
    ("dynamic.next", 64, 2048, dict(rope_type="dynamic", factor=2.0,
                                    n=2049)),
    ("dynamic.long", 64, 2048, dict(rope_type="dynamic", factor=4.0,
                                    n=10000)),
    ("dynamic.odd", 10, 33, dict(rope_type="dynamic", factor=3.0,
                                 rope_theta=500.0, n=77)),
    ("yarn.128", 128, 4096, dict(rope_type="yarn", factor=16.0)),
    ("yarn.64", 64, 2048, dict(rope_type="yarn", factor=4.0)),
    ("yarn.llama", 128, 8192, dict(rope_type="yarn", factor=8.0,
                                   rope_theta=500000.0)),
    ("yarn.16", 16, 200, dict(rope_type="yarn", factor=2.0)),
    ("yarn.low", 32, 40, dict(rope_type="yarn", factor=3.0)),
    ("yarn.base", 16, 2000, dict(rope_type="yarn", factor=2.0,
                                 rope_theta=100.0)),
    ("yarn.one", 64, 2048, dict(rope_type="yarn", factor=1.0)),
    ("yarn.tiny", 6, 4, dict(rope_type="yarn", factor=4.0)),
]


def theta_of(d, L, rope):
    rope = dict(rope)
    n = rope.pop("n", None)
    if rope.get("rope_type") == "yarn":
        rope["original_max_position_embeddings"] = L
    config = llama_config(d, L=L, **rope)
    init = ROPE_INIT_FUNCTIONS.get(
        config.rope_parameters["rope_type"],
        modeling_llama.LlamaRotaryEmbedding.compute_default_rope_parameters)
    narrow, scale = init(config, seq_len=n)
    with wide():
        exact, scale = init(config, seq_len=n)
    assert exact.dtype == torch.float64
    assert torch.allclose(narrow.double(), exact, rtol=1e-5, atol=0)
    return exact, torch.tensor([scale], dtype=torch.float64)


def theta():
    out = ""
    for name, d, L, rope in THETA:
        values, factor = theta_of(d, L, rope)
        out += line(f"{name}.theta", values) + line(f"{name}.factor", factor)
    return out


# ---- the bound of RoFormer's section 3.4.3 --------------------------------

def bound():
    """Straight from the formula: S_j = sum_{a<j} e^{i distance theta_a}, h_a
    the complex product of q's pair and k's conjugate, h_{d/2} = 0. The h
    grow, so that the largest step is the one to that 0."""
    d, distances = 24, torch.tensor([0, 1, 2, 7, 40, 333, 5000]).double()
    theta = 500.0 ** (-torch.arange(0, d, 2).double() / d)
    angle = torch.outer(distances, theta)
    cis = torch.polar(torch.ones_like(angle), angle)
    sums = cis.cumsum(-1).abs()
    grows = torch.arange(1, d // 2 + 1).sqrt().repeat_interleave(2)
    q, k = ((rand(2).repeat(d // 2) * grows + rand(d) / 4).float().double()
            for _ in range(2))
    h = (torch.view_as_complex(q.view(-1, 2))
         * torch.view_as_complex(k.view(-1, 2)).conj())
    after = torch.cat([h[1:], torch.zeros(1, dtype=h.dtype)])
    parts = {"distance": distances, "q": q, "k": k, "mean": sums.mean(-1),
             "bound": (after - h).abs().max() * sums.sum(-1),
             "score": (h * cis).real.sum(-1)}
    assert (parts["score"].abs() <= parts["bound"]).all()
    assert (after - h).abs().argmax() == d // 2 - 1
    return "".join(line(f"bound.{n}", t) for n, t in parts.items())


def decay():
    """The mean of the |S_j| for d = 128, which lab_decay prints."""
    at = torch.tensor([0, 1, 16, 64, 128, 256, 512, 1024, 2048, 4096]).double()
    angle = torch.outer(at, 1e4 ** (-torch.arange(0, 128, 2).double() / 128))
    sums = torch.polar(torch.ones_like(angle), angle).cumsum(-1).abs()
    return line("decay.distance", at) + line("decay.mean", sums.mean(-1))


# ---- one rotation, forward and back ---------------------------------------

def turned(name, x, y):
    w = rand(*y.shape)
    (y * w).sum().backward()
    return (line(f"{name}.x", x) + line(f"{name}.y", y)
            + line(f"{name}.w", w) + line(f"{name}.dx", x.grad))


# name, (B, H, T, d), the first place, trained length, the rest
HALVES = [
    ("halves.start", (2, 3, 5, 6), 0, 2048, {}),
    ("halves.pair", (1, 1, 7, 2), 3, 2048, {}),
    ("halves.far", (1, 2, 4, 10), 4093, 2048, {}),
    ("halves.base", (2, 1, 3, 8), 11, 2048, dict(rope_theta=500000.0)),
    ("linear", (1, 2, 5, 6), 2, 2048, dict(rope_type="linear", factor=4.0)),
    ("dynamic", (1, 2, 13, 6), 0, 8, dict(rope_type="dynamic", factor=2.0)),
    ("yarn", (2, 1, 6, 16), 190, 200, dict(rope_type="yarn", factor=4.0)),
]


def cos_and_sin(d, L, places, rope):
    """Of Transformers' own module, for places (1,T)."""
    rope = dict(rope)
    if rope.get("rope_type") == "yarn":
        rope["original_max_position_embeddings"] = L
    with wide():
        rotary = modeling_llama.LlamaRotaryEmbedding(
            llama_config(d, L=L, **rope))
        return rotary(torch.zeros(1, dtype=torch.float64), places)


def halves():
    out = ""
    for name, (B, H, T, d), first, L, rope in HALVES:
        cos, sin = cos_and_sin(d, L, torch.arange(first, first + T)[None],
                               rope)
        x = rand(B, H, T, d)
        y, _ = modeling_llama.apply_rotary_pos_emb(x, x, cos, sin)
        out += turned(name, x, y)
    return out


# name, (B, H, T, d), the first place
PAIRS = [
    ("pairs.start", (2, 3, 5, 6), 0),
    ("pairs.far", (1, 2, 4, 10), 777),
]


def pairs_of_gptj():
    out = ""
    for name, (B, H, T, d), first in PAIRS:
        with wide():
            table = modeling_gptj.create_sinusoidal_positions(first + T, d)
        sin, cos = table[None, first:].chunk(2, dim=-1)
        x = rand(B, H, T, d)
        y = modeling_gptj.apply_rotary_pos_emb(x.transpose(1, 2), sin, cos)
        out += turned(name, x, y.transpose(1, 2))
    return out


def pairs_of_roformer():
    B, H, T, d = 2, 2, 6, 8
    table = modeling_roformer.RoFormerSinusoidalPositionalEmbedding(T, d)
    sinusoid = table.create_weight().double()[None, None]
    x = rand(B, H, T, d)
    apply = modeling_roformer.RoFormerSelfAttention
    y, _ = apply.apply_rotary_position_embeddings(sinusoid, x, x)
    return turned("pairs.roformer", x, y)


# ---- two dimensions, as in RoPE-ViT ---------------------------------------

def by_cis(x, angle):
    """x (B,H,N,d) by e^{i angle}, angle (..., N, d/2), neighbours paired."""
    z = torch.view_as_complex(x.reshape(*x.shape[:-1], -1, 2))
    cis = torch.polar(torch.ones_like(angle), angle)
    return torch.view_as_real(z * cis).flatten(-2)


def grid(still, rows, columns):
    """x and y of rows by columns; before them stand some at 0, 0."""
    n = torch.arange(rows * columns)
    ahead = torch.zeros(still).double()
    return (torch.cat([ahead, (n % columns).double()]),
            torch.cat([ahead, (n // columns).double()]))


def axial(name, B, H, still, rows, columns, d):
    """The first half of the pairs turns by x theta, the second by y theta,
    where theta_a = 100^(-4a/d)."""
    x_at, y_at = grid(still, rows, columns)
    theta = 100.0 ** (-torch.arange(0, d, 4).double() / d)
    angle = torch.cat([torch.outer(x_at, theta), torch.outer(y_at, theta)],
                      dim=-1)
    x = rand(B, H, still + rows * columns, d)
    return turned(name, x, by_cis(x, angle))


def mixed(name, B, H, still, rows, columns, d):
    """Pair a of head h turns by x f[0][h][a] + y f[1][h][a], f trained."""
    x_at, y_at = grid(still, rows, columns)
    f = rand(2, H * d // 2)
    fx, fy = f.view(2, H, 1, d // 2)
    angle = x_at[:, None] * fx + y_at[:, None] * fy
    x = rand(B, H, still + rows * columns, d)
    out = turned(name, x, by_cis(x, angle))
    return out + line(f"{name}.f", f) + line(f"{name}.df", f.grad)


def trained(name, B, H, T, d):
    """Halves, by angles (1,T,d/2) that all heads share, and their slopes."""
    x, angle = rand(B, H, T, d), rand(1, T, d // 2)
    both = torch.cat([angle, angle], dim=-1)
    y = x * both.cos() + modeling_llama.rotate_half(x) * both.sin()
    out = turned(name, x, y)
    return (out + line(f"{name}.angle", angle)
            + line(f"{name}.dangle", angle.grad))


# ---- attention ------------------------------------------------------------

def randomise(module):
    for p in module.parameters():
        p.data = torch.randn(p.shape).float().double() * 0.4
    return module.double().eval()


def record(prefix, inputs, y, params):
    w = rand(*y.shape)
    (y * w).sum().backward()
    out = line(f"{prefix}.y", y) + line(f"{prefix}.w", w)
    for name, x in inputs.items():
        out += line(f"{prefix}.{name}", x) + line(f"{prefix}.d.{name}",
                                                  x.grad)
    for name, p in params.items():
        out += line(f"{prefix}.{name}", p.data)
        out += line(f"{prefix}.d.{name}", p.grad)
    return out


def causal(T):
    return torch.full((T, T), float("-inf")).triu(1).double()[None, None]


def projections(module, theirs, ours):
    names = {}
    for a, b in zip(theirs, ours):
        layer = getattr(module, a)
        names[f"x.{b}.weight"] = layer.weight
        if layer.bias is not None:
            names[f"x.{b}.bias"] = layer.bias
    return names


OURS = ["q_proj", "k_proj", "v_proj", "out_proj"]


def llama(name, L, **rope):
    """A layer of LLaMA: halves, causal."""
    T, d, H = 7, 6, 2
    config = llama_config(d, heads=H, L=L, **rope)
    m = randomise(modeling_llama.LlamaAttention(config, layer_idx=0))
    x = rand(2, T, d * H)
    at = cos_and_sin(d, L, torch.arange(T)[None], rope)
    y, _ = m(x, position_embeddings=at, attention_mask=causal(T))
    return record(name, {"x": x}, y, projections(
        m, ["q_proj", "k_proj", "v_proj", "o_proj"], OURS))


def gptj():
    """A layer of GPT-J, all of whose width turns: neighbours, causal."""
    T, d, H = 6, 4, 3
    config = GPTJConfig(n_embd=d * H, n_head=H, rotary_dim=d, n_positions=T,
                        attn_pdrop=0, resid_pdrop=0)
    config._attn_implementation = "eager"
    m = randomise(modeling_gptj.GPTJAttention(config, layer_idx=0))
    x = rand(2, T, d * H)
    with wide():
        table = modeling_gptj.create_sinusoidal_positions(T, d)
        sin, cos = table[None].chunk(2, dim=-1)
    y, _ = m(x, position_embeddings=(sin, cos), attention_mask=causal(T))
    return record("gptj", {"x": x}, y, projections(m, OURS, OURS))


def roformer():
    """A layer of RoFormer: neighbours, each token sees all; the second text
    has four. Its output's projection, in another module there, is ours."""
    T, d, H = 6, 4, 2
    config = RoFormerConfig(hidden_size=d * H, num_attention_heads=H,
                            rotary_value=False)
    config._attn_implementation = "eager"
    m = randomise(modeling_roformer.RoFormerSelfAttention(config))
    m.out = randomise(nn.Linear(d * H, d * H))
    table = modeling_roformer.RoFormerSinusoidalPositionalEmbedding(T, d)
    sinusoid = table.create_weight().double()[None, None]
    unseen = torch.arange(T)[None] >= torch.tensor([6, 4])[:, None]
    mask = torch.zeros(2, 1, 1, T).double().masked_fill(
        unseen[:, None, None], float("-inf"))
    x = rand(2, T, d * H)
    y = m.out(m(x, attention_mask=mask, sinusoidal_pos=sinusoid)[0])
    return record("roformer", {"x": x}, y, projections(
        m, ["query", "key", "value", "out"], OURS))


def linear_attention(name, B, H, T, d, base):
    """RoFormer's equation 19 as it stands, causal, with phi = elu + 1 on both
    sides: the numerator is turned, the denominator is not. Without a base
    nothing turns."""
    q, k, v = rand(B, H, T, d), rand(B, H, T, d), rand(B, H, T, d)
    phi_q = nn.functional.elu(q) + 1
    phi_k = nn.functional.elu(k) + 1
    theta = (base or 1) ** (-torch.arange(0, d, 2).double() / d)
    angle = torch.outer(torch.arange(T).double(), theta) * bool(base)
    seen = torch.ones(T, T).double().tril()
    above = by_cis(phi_q, angle) @ by_cis(phi_k, angle).mT * seen
    below = (phi_q @ phi_k.mT * seen).sum(-1, keepdim=True)
    out = record(name, {"q": q, "k": k, "v": v}, above @ v / below, {})
    return out + line(f"{name}.weights", above / below)


def write(name, seed, *sections):
    torch.manual_seed(seed)
    with open(os.path.join(here, name), "w") as f:
        for section in sections:
            f.write(section())


write("theta.txt", 50, theta, bound, decay)
write("turn.txt", 51, halves, pairs_of_gptj, pairs_of_roformer,
      lambda: axial("axial", 2, 2, 0, 3, 3, 8),
      lambda: axial("axial.still", 1, 3, 1, 2, 5, 12),
      lambda: mixed("mixed", 2, 3, 0, 2, 4, 6),
      lambda: mixed("mixed.still", 1, 2, 2, 3, 2, 4),
      lambda: trained("trained", 2, 3, 5, 6))
write("attention.txt", 52,
      lambda: llama("llama", 2048),
      lambda: llama("yarn", 40, rope_type="yarn", factor=4.0), gptj, roformer,
      lambda: linear_attention("linear", 2, 2, 7, 4, 10000.0),
      lambda: linear_attention("linear.small", 1, 3, 5, 6, 30.0),
      lambda: linear_attention("linear.still", 1, 1, 6, 2, None))

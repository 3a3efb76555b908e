"""What Transformers lacks, written out from the papers, pair by pair, in
nothing but PyTorch's elementary operations; see make.py."""
import torch
from torch import nn
from transformers.models.t5 import modeling_t5
from common import causal, heads, layers, line, merged, rand, randomise, \
    record, same


def hierarchical():
    """Su's formula: place i L + j gets a u_i + (1 - a) u_j."""
    a, L, C = 0.4, 5, 3
    table = rand(L, C)
    u = (table - a * table[0]) / (1 - a)
    rows = [a * u[i] + (1 - a) * u[j] for i in range(L) for j in range(L)]
    return record("hierarchical", {"table": table}, torch.stack(rows))


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


def projected(C, H, x):
    """q, k and v of a layer, its output, and the names of its parameters."""
    q, k, v, out = (randomise(nn.Linear(C, C)) for _ in range(4))
    names = layers(x__q_proj=q, x__k_proj=k, x__v_proj=v, x__out_proj=out)
    return heads(q(x), H), heads(k(x), H), heads(v(x), H), out, names


def named(**leaves):
    """Leaves as parameters, under their names and with dots in them."""
    return {"position." + n.replace("__", "."): (p, same)
            for n, p in leaves.items()}


def qkv(B, H, T, S, D):
    return {"q": rand(B, H, T, D), "k": rand(B, H, S, D),
            "v": rand(B, H, S, D)}


def relative_key(r, n, H):
    """W_{k,R} R_n, in heads (H,D)."""
    return (r @ rows_of_sines(torch.tensor([n]), r.shape[1])[0]).view(H, -1)


def xl(name):
    """A layer of Transformer-XL, causal."""
    B, T, C, H = 2, 5, 6, 3
    x, r, u, w = rand(B, T, C), rand(C, C), rand(H, 2), rand(H, 2)
    q, k, v, out, names = projected(C, H, x)
    y = transformer_xl(q, k, v, lambda n: relative_key(r, n, H), u, w,
                       causal(T, T))
    names |= named(layers__0__r_proj__weight=r, u=u, v=w)
    return record(name, {"x": x}, out(merged(y)), names)


def xl_memory(name):
    """Four queries at the end of seven keys, as with a memory of three."""
    B, H, T, S, D = 2, 2, 4, 7, 3
    x = qkv(B, H, T, S, D)
    x |= {"r": rand(H * D, H * D), "u": rand(H, D), "vR": rand(H, D)}
    y = transformer_xl(x["q"], x["k"], x["v"],
                       lambda n: relative_key(x["r"], n, H), x["u"], x["vR"],
                       causal(T, S))
    return record(name, x, y)


def shaw_attention(q, k, v, rk, rv, visible):
    """Shaw et al., equations 3 and 4, pair by pair. Tables (2n+1,D), for all
    heads; they clip key - query, the book query - key."""
    T, S, D, n = q.shape[2], k.shape[2], q.shape[3], rk.shape[0] // 2
    i = torch.arange(S - T, S)[:, None]
    at = (i - torch.arange(S)[None]).clamp(-n, n) + n       # (T,S)
    keys = k[:, :, None] + rk[at]                           # (B,H,T,S,D)
    scores = (q[:, :, :, None] * keys).sum(-1) / D ** 0.5
    p = (scores + visible).softmax(-1)
    return (p[..., None] * (v[:, :, None] + rv[at])).sum(-2)


def shaw(name):
    """A layer, causal, with 33 rows."""
    T, C, H = 20, 6, 2
    x, rk, rv = rand(1, T, C), rand(33, C // H), rand(33, C // H)
    q, k, v, out, names = projected(C, H, x)
    y = shaw_attention(q, k, v, rk, rv, causal(T, T))
    names |= named(layers__0__key=rk, layers__0__value=rv)
    return record(name, {"x": x}, out(merged(y)), names)


def shaw_heads(name, B, H, T, S, D, n, visible):
    x = qkv(B, H, T, S, D)
    x |= {"rk": rand(2 * n + 1, D), "rv": rand(2 * n + 1, D)}
    return record(name, x, shaw_attention(*x.values(), visible))


def tupe_places(table, norm, uq, uk, H):
    """TUPE's equation 7, the places' half, for all places (H,L,L)."""
    p = norm(table)
    scores = heads(uq(p), H) @ heads(uk(p), H).mT
    return scores / (2 * table.shape[1] / H) ** 0.5


def distances(b, T, both):
    """T5's numbers b (32,H) -> (H,T,T)."""
    far = torch.arange(T)[None] - torch.arange(T)[:, None]
    bucket = modeling_t5.T5Attention._relative_position_bucket(far, both)
    return b[bucket].permute(2, 0, 1)


def tupe(name):
    """A layer of TUPE-R, causal: both halves divided by sqrt(2d)."""
    B, T, C, H = 2, 6, 8, 2
    x, table, b = rand(B, T, C), rand(9, C), rand(32, H)
    q, k, v, out, names = projected(C, H, x)
    norm = randomise(nn.LayerNorm(C))
    uq, uk = randomise(nn.Linear(C, C)), randomise(nn.Linear(C, C))
    places = tupe_places(table, norm, uq, uk, H)[:, :T, :T]
    scores = q @ k.mT / (2 * C / H) ** 0.5 + places + distances(b, T, False)
    y = (scores + causal(T, T)).softmax(-1) @ v
    names |= named(table=table, bias=b)
    names |= layers(position__layer_norm=norm, position__q_proj=uq,
                    position__k_proj=uk)
    return record(name, {"x": x}, out(merged(y)), names)


def tupe_untied(name):
    """The bias alone, both ways, with what the first token gives (cls 0) and
    gets (cls 1) in each head."""
    T, C, H = 5, 6, 3
    table, b, cls = rand(7, C), rand(32, H), rand(2, H)
    norm = randomise(nn.LayerNorm(C))
    uq, uk = randomise(nn.Linear(C, C)), randomise(nn.Linear(C, C))
    y = tupe_places(table, norm, uq, uk, H)[:, :T, :T] + distances(b, T, True)
    row = cls[0][:, None, None].expand(H, 1, T)
    column = cls[1][:, None, None].expand(H, T - 1, 1)
    y = torch.cat([row, torch.cat([column, y[:, 1:, 1:]], dim=2)], dim=1)
    names = named(table=table, bias=b, cls=cls)
    names |= layers(position__layer_norm=norm, position__q_proj=uq,
                    position__k_proj=uk)
    return record(name, {}, y, names)


def floater(name, first, count, steps, length):
    """dp/dt = A p + U tanh(W p + b), by the classical method of Runge and
    Kutta, with so many steps from place to place."""
    C, N = 6, 5
    start, b = rand(1, C), rand(N)
    A, W, U = rand(C, C), rand(N, C), rand(C, N)
    A, W, U = (t.detach().mul(0.5).requires_grad_() for t in (A, W, U))

    def h(p):
        return p @ A.T + (p @ W.T + b).tanh() @ U.T
    p, rows, dt = start, [start], length / steps
    for _ in range((first + count - 1) * steps):
        h1 = h(p)
        h2 = h(p + dt / 2 * h1)
        h3 = h(p + dt / 2 * h2)
        h4 = h(p + dt * h3)
        p = p + dt / 6 * (h1 + 2 * h2 + 2 * h3 + h4)
        rows.append(p)
    y = torch.cat(rows[first * steps::steps])
    return record(name, {"start": start, "A": A, "W": W, "b": b, "U": U}, y)


def complex_words(name, first):
    """Wang et al.: word j at place k is r_j e^{i(omega_j k + theta_j)}. Our
    rows hold r e^{i theta}, one pair of numbers for each complex one."""
    words, half = 5, 3
    ids = torch.tensor([[1, 0, 4, 1], [2, 2, 3, 0]])
    rows, speed = rand(words, 2 * half), rand(words, half)
    r, theta = (lambda z: (z.abs(), z.angle()))(
        torch.view_as_complex(rows.view(words, half, 2)))
    place = torch.arange(first, first + 4)[:, None]
    z = torch.polar(r[ids], speed[ids] * place + theta[ids])
    y = torch.view_as_real(z).flatten(-2)
    return (record(name, {"rows": rows, "speed": speed}, y)
            + line(f"{name}.ids", ids))

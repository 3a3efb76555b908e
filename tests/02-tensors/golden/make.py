"""Records what PyTorch answers: ops.txt and optim.txt beside this file.

    python3 tests/02-tensors/golden/make.py

Needs torch. The cases are those of cases.h, under the same names; inputs are
float32, PyTorch computes in float64 and the answers are rounded.
"""
import os
import torch
import torch.nn.functional as F

torch.manual_seed(1)
here = os.path.dirname(os.path.abspath(__file__))


def line(name, t):
    values = " ".join(f"{v:.9g}" for v in t.detach().flatten().tolist())
    dims = " ".join(map(str, t.shape))
    return f"{name} {t.dim()} {dims} : {values}\n"


def ids(n, count):
    return torch.tensor([(i * 7 + 3) % n for i in range(count)])


def targets(n, count):
    return torch.tensor([-100 if i % 4 == 1 else (i * 7 + 3) % n
                         for i in range(count)])


def cross(x, t, **how):
    V = x.shape[-1]
    return F.cross_entropy(x.reshape(-1, V), t(V, x.numel() // V),
                           **how).reshape(1)


def soft(x, q):
    return (-(q * F.log_softmax(x, -1)).sum(-1).mean()).reshape(1)


def patches(x, P):
    B, Ch, H, W = x.shape
    return F.unfold(x, P, stride=P).transpose(1, 2)


def heads(x, H):
    B, T, C = x.shape
    return x.reshape(B, T, H, C // H).transpose(1, 2)


def embed(table, v):
    V = table.shape[0]
    return table[ids(V, 6).reshape(2, 3) if v else ids(V, 9)]


def plain(f, *shapes, **how):
    return [(lambda v, *x: f(*x), s, how) for s in shapes]


def unary(f, **how):
    return plain(f, [(3, 4)], [(17,)], **how)


def T(x):
    return x.transpose(-1, -2)


CASES = {
    "matmul": plain(lambda a, b: a @ b, [(4, 6), (6, 5)], [(7, 33), (33, 19)]),
    "matmul_ta": plain(lambda a, b: T(a) @ b, [(6, 4), (6, 5)],
                       [(33, 7), (33, 1)]),
    "matmul_tb": plain(lambda a, b: a @ T(b), [(4, 6), (5, 6)],
                       [(1, 17), (19, 17)]),
    "matmul_tt": plain(lambda a, b: T(a) @ T(b), [(6, 4), (5, 6)],
                       [(17, 7), (3, 17)]),
    "matmul_batch":
        plain(lambda a, b: a @ b, [(3, 4, 2), (3, 2, 5)])
        + plain(lambda a, b: a @ T(b), [(2, 3, 5, 4), (2, 3, 7, 4)]),
    "matmul_batch_ta":
        plain(lambda a, b: T(a) @ b, [(3, 4, 2), (3, 4, 5)])
        + plain(lambda a, b: T(a) @ T(b), [(2, 2, 4, 3), (2, 2, 5, 4)]),
    "matmul_shared":
        plain(lambda a, b: a @ b, [(3, 4, 2), (2, 5)])
        + plain(lambda a, b: a @ T(b), [(2, 1, 3, 7), (5, 7)]),
    "add": plain(lambda a, b: a + b, [(3, 4)] * 2, [(1, 7, 5)] * 2),
    "sub": plain(lambda a, b: a - b, [(3, 4)] * 2, [(17,)] * 2),
    "mul": plain(lambda a, b: a * b, [(3, 4)] * 2, [(2, 1, 9)] * 2),
    "scale": plain(lambda x: x * float(torch.tensor(0.3)), [(3, 4)])
        + plain(lambda x: x * -2.5, [(19,)]),
    "add_bias": plain(lambda a, b: a + b, [(3, 4), (4,)], [(5, 29, 3), (3,)]),
    "add_positions": plain(lambda a, b: a + b, [(2, 3, 4), (3, 4)],
                           [(3, 1, 17), (1, 17)]),
    "sum": plain(lambda x: x.sum().reshape(1), [(3, 4)], [(2, 3, 1, 7)]),
    "mean": plain(lambda x: x.mean().reshape(1), [(3, 4)], [(5, 1, 7)]),
    "exp": unary(torch.exp),
    "log": unary(torch.log, positive=True),
    "tanh": unary(torch.tanh),
    "sigmoid": unary(torch.sigmoid),
    "softplus": unary(F.softplus),
    "relu": unary(torch.relu),
    "gelu_erf": unary(F.gelu),
    "gelu_tanh": unary(lambda x: F.gelu(x, approximate="tanh")),
    "gelu_quick": unary(lambda x: x * torch.sigmoid(1.702 * x)),
    "softmax": plain(lambda x: F.softmax(x, -1), [(3, 4)], [(2, 1, 37)]),
    "log_softmax": plain(lambda x: F.log_softmax(x, -1), [(3, 4)],
                         [(2, 1, 37)]),
    "layer_norm": plain(lambda x, g, b: F.layer_norm(x, g.shape, g, b, 1e-5),
                        [(3, 8), (8,), (8,)], [(7, 19, 5), (5,), (5,)],
                        [(2, 37), (37,), (37,)]),
    "l2_norm": plain(lambda x: F.normalize(x, dim=-1), [(3, 4)])
        + plain(lambda x: F.normalize(x, dim=-1, eps=3.0), [(2, 2, 5)]),
    "embed": [(lambda v, t: embed(t, v), [(5, 4)], {}),
              (lambda v, t: embed(t, v), [(1, 3)], {})],
    "gather": [(lambda v, t: t[ids(t.shape[0], 1 if v else 8)], [s], {})
               for s in [(5, 4), (4, 17)]],
    "slice": plain(lambda x: x[1:3], [(4, 3)])
        + plain(lambda x: x[:, :, 1:4], [(2, 3, 5, 2)]),
    "concat": plain(lambda a, b: torch.cat([a, b], 0), [(2, 3), (4, 3)])
        + plain(lambda a, b: torch.cat([a, b], 1), [(2, 3, 5), (2, 1, 5)]),
    "reshape": plain(lambda x: x.reshape(3, -1), [(6, 4)], [(1, 5, 1, 3)]),
    "transpose": plain(T, [(3, 4)], [(2, 3, 5, 1)]),
    "split_heads": plain(lambda x: heads(x, 3), [(2, 4, 6)])
        + plain(lambda x: heads(x, 1), [(3, 1, 5)]),
    "merge_heads": plain(lambda x: x.transpose(1, 2).flatten(2),
                         [(2, 3, 4, 2)], [(1, 5, 3, 1)]),
    "patches": plain(lambda x: patches(x, 2), [(2, 3, 4, 6)])
        + plain(lambda x: patches(x, 3), [(1, 2, 9, 3)]),
    "cross_entropy": plain(lambda x: cross(x, ids), [(6, 5)], [(2, 3, 37)]),
    "cross_ignoring": plain(lambda x: cross(x, targets), [(6, 5)],
                            [(11, 2)]),
    "cross_smooth": plain(lambda x: cross(x, targets, label_smoothing=0.1),
                          [(6, 5)], [(2, 3, 37)]),
    "cross_soft": plain(soft, [(6, 5)] * 2, [(2, 1, 19)] * 2, positive=True),
}


def record_ops(out):
    for name, variants in CASES.items():
        for v, (f, shapes, how) in enumerate(variants):
            x = [torch.randn(s) * 1.5 for s in shapes]
            if how.get("positive"):
                x = [t.abs() + 0.1 for t in x]
            leaves = [t.double().requires_grad_() for t in x]
            y = f(v, *leaves)
            w = torch.randn(y.shape)
            (y * w.double()).sum().backward()
            for i, t in enumerate(x):
                out.write(line(f"{name}.{v}.x{i}", t))
                out.write(line(f"{name}.{v}.dx{i}", leaves[i].grad))
            out.write(line(f"{name}.{v}.w", w))
            out.write(line(f"{name}.{v}.y", y))


def record_optimiser(out, name, make):
    """100 steps down sum(a (p - to)^2) / 2, for a matrix and a bias."""
    torch.manual_seed(2)
    w, b = torch.randn(5, 3).requires_grad_(), torch.randn(3).requires_grad_()
    a = [torch.rand(5, 3) * 3 + 0.1, torch.rand(3) * 3 + 0.1]
    to = [torch.randn(5, 3), torch.randn(3)]
    for i, t in enumerate([w, b]):
        out.write(line(f"{name}.p{i}", t))
        out.write(line(f"{name}.a{i}", a[i]))
        out.write(line(f"{name}.to{i}", to[i]))
    optimiser = make(w, b)
    for step in range(1, 101):
        optimiser.zero_grad()
        loss = sum((a[i] * (p - to[i]) ** 2).sum() / 2
                   for i, p in enumerate([w, b]))
        loss.backward()
        optimiser.step()
        if step in (1, 2, 10, 100):
            out.write(line(f"{name}.w{step}", w))
            out.write(line(f"{name}.b{step}", b))


def adamw(w, b):
    return torch.optim.AdamW([{"params": [w], "weight_decay": 0.1},
                              {"params": [b], "weight_decay": 0}], lr=0.05)


def main():
    with open(os.path.join(here, "ops.txt"), "w") as out:
        record_ops(out)
    with open(os.path.join(here, "optim.txt"), "w") as out:
        record_optimiser(out, "adamw", adamw)
        record_optimiser(out, "sgd", lambda w, b: torch.optim.SGD(
            [w, b], lr=0.05, momentum=0.9))


main()

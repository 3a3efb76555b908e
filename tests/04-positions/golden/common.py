"""What make.py and formulas.py share: random numbers, lines of a file, and
float64 where Transformers has float32."""
import contextlib
import torch

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
    """inputs: name -> leaf; params: our name -> (leaf, what turns its values
    into ours, and its gradient if that is something else)."""
    w = rand(*y.shape)
    (y * w).sum().backward()
    out = line(f"{prefix}.y", y) + line(f"{prefix}.w", w)
    for name, p in inputs.items():
        out += line(f"{prefix}.{name}", p) + line(f"{prefix}.d.{name}",
                                                  p.grad)
    for name, (p, *ours) in (params or {}).items():
        out += line(f"{prefix}.{name}", ours[0](p.data))
        out += line(f"{prefix}.d.{name}", ours[-1](p.grad))
    return out


def layers(**named):
    """name -> a layer: its weight and bias, as they are."""
    names = {}
    for name, layer in named.items():
        name = name.replace("__", ".")
        names[f"{name}.weight"] = (layer.weight, same)
        if layer.bias is not None:
            names[f"{name}.bias"] = (layer.bias, same)
    return names


def causal(T, S):
    """0 where one of the last T of S places may look, else minus infinity."""
    far = torch.full((T, S), float("-inf"))
    return far.triu(S - T + 1).double()[None, None]


def heads(x, H):
    """(...,T,HD) -> (...,H,T,D)."""
    return x.view(*x.shape[:-1], H, -1).transpose(-3, -2)


def merged(x):
    return x.transpose(1, 2).flatten(2)

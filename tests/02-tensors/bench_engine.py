"""Measures ops and a training step beside PyTorch's, in one process, in turns.

    python3 bench_engine.py build/bench/libengine.so [THREADS]
"""
import ctypes
import os
import statistics
import sys
import time

SHAPES, RUNS, STEPS = ((8192, 1024), (4160, 256)), 15, 41


def load():
    """PyTorch, or None, having said so."""
    try:
        import torch
    except ImportError:
        print("left out, not importable in Python: torch")
        return None
    return torch


def ours(path):
    library = ctypes.CDLL(path)
    library.bench_op.restype = ctypes.c_double
    library.bench_step.restype = ctypes.c_double
    library.bench_step.argtypes = [ctypes.c_bool]
    library.bench_op.argtypes = [ctypes.c_int] * 3 + [ctypes.c_bool]
    return library


def timed(run):
    start = time.perf_counter()
    result = run()
    took = time.perf_counter() - start
    del result
    return took


def peers(torch, R, C):
    """(name, our op, backward, PyTorch's) for each row of the table, and what
    makes the input again, as an op before would have just done."""
    F = torch.nn.functional
    x, dy = torch.randn(R, C), torch.randn(R, C)
    g, b = torch.randn(C), torch.randn(C)
    _, mean, rstd = torch.native_layer_norm(x, (C,), g, b, 1e-5)
    back = torch.ops.aten.native_layer_norm_backward
    return [
        ("layer norm", 0, False, lambda: F.layer_norm(x, (C,), g, b)),
        ("layer norm, backward", 0, True,
         lambda: back(dy, x, [C], mean, rstd, g, b, [True] * 3)),
        ("softmax", 1, False, lambda: F.softmax(x, -1)),
        ("GELU", 2, False, lambda: F.gelu(x)),
        ("GELU, tanh", 3, False, lambda: F.gelu(x, approximate="tanh")),
    ], lambda: x.mul_(1)


def report(name, left, right, target):
    """The medians, and that of the ratios of neighbours in time."""
    ratio = statistics.median(r / l for l, r in zip(left, right))
    print(f"{name:<34}{statistics.median(left) * 1e3:8.2f}"
          f"{statistics.median(right) * 1e3:9.2f}{ratio:7.2f}x  {target}")


def compare(name, runs, mine, theirs, again=lambda: None):
    left, right = [], []
    for run in range(runs + 2):
        mine_took = mine()
        again()
        pair = mine_took, timed(theirs)
        if run >= 2:
            left.append(pair[0])
            right.append(pair[1])
    report(name, left, right, ">= 1x")


def step(torch, B=256, pixels=784, inner=512):
    F, nn = torch.nn.functional, torch.nn
    net = nn.Sequential(nn.Linear(pixels, inner), nn.ReLU(),
                        nn.Linear(inner, inner), nn.ReLU(),
                        nn.Linear(inner, 10))
    optimiser = torch.optim.AdamW(net.parameters(), lr=1e-3)
    x, y = torch.rand(B, pixels), torch.randint(0, 10, (B,))

    def run():
        optimiser.zero_grad()
        F.cross_entropy(net(x), y).backward()
        optimiser.step()
    return run


def resident(key):
    with open("/proc/self/status") as lines:
        return next(int(line.split()[1]) for line in lines
                    if line.startswith(key))


def grown(before, run):
    """By how many kB the memory of a process, which has done before, grows at
    most while it runs."""
    answer, told = os.pipe()
    if os.fork() == 0:
        before()
        with open("/proc/self/clear_refs", "w") as forget:
            forget.write("5")                   # the peak so far
        start = resident("VmRSS")
        run()
        os.write(told, b"%d" % (resident("VmHWM") - start))
        os._exit(0)
    os.wait()
    return int(os.read(answer, 99))


def memory(torch, library):
    """What the step needs, parameters and AdamW's lists included: a line of
    the table. To be asked first, since memory that has been used is there."""
    def steps(run):
        for _ in range(10):
            run()

    def mine():
        library.bench_step_open()
        steps(lambda: library.bench_step(True))

    def theirs():
        steps(step(torch))

    def small():                        # brings in what is loaded but once
        steps(step(torch, 8, 64, 64))

    mine, theirs = grown(lambda: None, mine), grown(small, theirs)
    return (f"memory of that step, MB           {mine / 1e3:8.1f}"
            f"{theirs / 1e3:9.1f}{theirs / mine:7.2f}x  >= 1x")


def main():
    torch, library = load(), ours(sys.argv[1])
    if not torch:
        return
    threads = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    torch.set_num_threads(threads)
    needed = memory(torch, library)
    print(f"ms, {threads} thread{'s' * (threads > 1)}, beside PyTorch "
          f"{torch.__version__}; medians of {RUNS} runs in turns")
    print(" " * 34 + "    ours  PyTorch   ratio")
    with torch.no_grad():
        for R, C in SHAPES:
            rows, again = peers(torch, R, C)
            for name, op, back, theirs in rows:
                compare(f"{name}, {R} x {C}", RUNS,
                        lambda: library.bench_op(op, R, C, back), theirs,
                        again)
    library.bench_step_open()
    compare("training step of an MLP", STEPS,
            lambda: library.bench_step(True), step(torch))
    library.bench_step_close()
    print(needed)


main()

"""Measures window_max_float beside Python's window maxima, in one process.

    python3 bench_peers.py build/bench/libwindow.so
"""
import ctypes
import importlib
import statistics
import sys
import time

N, RUNS, SIZES = 10**7, 3, (3, 10, 100, 1000, 10000)


def load(names):
    """The modules that can be imported; says which ones cannot."""
    found = {}
    for name in names:
        try:
            found[name] = importlib.import_module(name)
        except ImportError:
            pass
    absent = [name for name in names if name not in found]
    if absent:
        print("left out, not importable in Python:", ", ".join(absent))
    return found


def ours(np, library, x):
    """window_max_float as a function of k, into memory that is there."""
    run = ctypes.CDLL(library).window_max_float
    run.restype = ctypes.c_size_t
    run.argtypes = [ctypes.c_void_p, ctypes.c_size_t, ctypes.c_size_t,
                    ctypes.c_void_p]
    out = np.ones(N, np.float32)
    return lambda k: out[:run(x.ctypes.data, N, k, out.ctypes.data)]


def peers(modules, x):
    """Functions of k, by name; each returns one maximum a window."""
    np, found = modules["numpy"], {}
    wide = x.astype(np.float64)
    if "bottleneck" in modules:
        move = modules["bottleneck"].move_max
        found["bottleneck float32"] = lambda k: move(x, k)[k - 1:]
        found["bottleneck float64"] = lambda k: move(wide, k)[k - 1:]
    if "pandas" in modules:
        series = modules["pandas"].Series(wide)
        found["pandas float64"] = (
            lambda k: series.rolling(k).max().to_numpy()[k - 1:])
    if "scipy.ndimage" in modules:
        slide, out = modules["scipy.ndimage"].maximum_filter1d, np.ones_like(x)
        found["scipy float32"] = (
            lambda k: slide(x, k, output=out)[k // 2:k // 2 + N - k + 1])
    return found


def measure(np, methods, k):
    """Checks that all agree, then ns a value: medians of runs in turns."""
    expected = None
    for name, run in methods.items():
        got = run(k)
        if expected is None:
            expected = got.copy()
        elif not np.array_equal(got, expected):
            sys.exit(f"{name}, k = {k}: other maxima than window_max_float's")
    took = {name: [] for name in methods}
    for _ in range(RUNS):
        for name, run in methods.items():
            start = time.perf_counter()
            run(k)
            took[name].append((time.perf_counter() - start) / N * 1e9)
    return {name: statistics.median(times) for name, times in took.items()}


def report(times, targets):
    """times[k][name], and how often window_max_float's goes into each."""
    print(f"ns a value, and how many times window_max_float's; n = {N},\n"
          f"random values, median of {RUNS} runs in turns, in Python")
    print(" " * 20 + "".join(f"   k = {k:<5}" for k in SIZES))
    for name in times[SIZES[0]]:
        cells = ""
        for k in SIZES:
            each, best = times[k][name], times[k]["window_max_float"]
            cells += f"{each:6.2f} {each / best:3.0f}x"
        print(f"{name:<20}{cells}  {targets.get(name.split()[0], '')}".rstrip())
    if any(name.split()[0] in targets for name in times[SIZES[0]]):
        print("bottleneck and pandas make new memory for their output")


def main():
    modules = load(("numpy", "bottleneck", "pandas", "scipy.ndimage"))
    if "numpy" not in modules:
        return
    np = modules["numpy"]
    x = np.random.default_rng(1).standard_normal(N, np.float32)
    methods = {"window_max_float": ours(np, sys.argv[1], x)}
    methods.update(peers(modules, x))
    if len(methods) > 1:
        times = {k: measure(np, methods, k) for k in SIZES}
        report(times, {"bottleneck": ">= 6x", "pandas": ">= 12x"})


main()

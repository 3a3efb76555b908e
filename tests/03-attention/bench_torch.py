"""PyTorch's side of bench.sh: milliseconds on standard output, one line for
each line it reads: "block C H T B causal backward", "decode C H layers n".
PyTorch runs as it is, with as many threads as OMP_NUM_THREADS says; one is
measured by the process's own clock, as bench_attention.c does."""
import os
import sys
import time
import torch
import torch.nn.functional as F
from torch import nn

made = {}


def block(C, H, T, B, causal):
    layer = nn.TransformerEncoderLayer(C, H, 4 * C, dropout=0,
                                       activation=F.gelu, batch_first=True,
                                       norm_first=True)
    x = torch.randn(B, T, C, requires_grad=True)
    mask = nn.Transformer.generate_square_subsequent_mask(T)
    how = dict(src_mask=mask, is_causal=True) if causal else {}
    g = torch.randn(B, T, C)

    def forward():
        with torch.no_grad():
            layer.train()           # the same code path as in training
            layer(x, **how)

    def both():
        layer.zero_grad(set_to_none=True)
        x.grad = None
        layer(x, **how).backward(g)

    return forward, both


class Gpt(nn.Module):
    """A decoder with a cache that is filled in place."""

    def __init__(self, C, H, layers, n):
        super().__init__()
        self.H, self.layers = H, nn.ModuleList()
        for _ in range(layers):
            self.layers.append(nn.ModuleDict(dict(
                n1=nn.LayerNorm(C), qkv=nn.Linear(C, 3 * C),
                out=nn.Linear(C, C), n2=nn.LayerNorm(C),
                up=nn.Linear(C, 4 * C), down=nn.Linear(4 * C, C))))
        self.token, self.place = nn.Embedding(256, C), nn.Embedding(n, C)
        self.norm = nn.LayerNorm(C)
        self.k = [torch.zeros(1, H, n, C // H) for _ in range(layers)]
        self.v = [torch.zeros(1, H, n, C // H) for _ in range(layers)]

    def forward(self, id, t):
        x = self.token(id) + self.place.weight[t]           # (1,C)
        for i, m in enumerate(self.layers):
            q, k, v = m["qkv"](m["n1"](x)).view(3, 1, self.H, 1, -1)
            self.k[i][:, :, t:t + 1], self.v[i][:, :, t:t + 1] = k, v
            y = F.scaled_dot_product_attention(
                q, self.k[i][:, :, :t + 1], self.v[i][:, :, :t + 1])
            x = x + m["out"](y.reshape(1, -1))
            x = x + m["down"](F.gelu(m["up"](m["n2"](x))))
        return self.norm(x) @ self.token.weight.T


def decode(C, H, layers, n):
    m = Gpt(C, H, layers, n)

    def run():
        with torch.no_grad():
            id = torch.tensor([1])
            for t in range(n):
                id = m(id, t).argmax(-1)
    return run


def transformers(C, H, layers, n):
    from transformers import GPT2Config, GPT2LMHeadModel
    m = GPT2LMHeadModel(GPT2Config(
        vocab_size=256, n_positions=n, n_embd=C, n_head=H, n_layer=layers,
        bos_token_id=0, eos_token_id=0)).eval()

    def run():
        with torch.no_grad():
            id, past = torch.tensor([[1]]), None
            for _ in range(n):
                out = m(id, past_key_values=past, use_cache=True)
                past, id = out.past_key_values, out.logits[:, -1:].argmax(-1)
    return run


def prepared(words):
    kind, *numbers = words
    n = list(map(int, numbers))
    if kind == "block":
        return block(*n[:5])[n[5]]
    return {"decode": decode, "transformers": transformers}[kind](*n)


alone = os.environ.get("OMP_NUM_THREADS") == "1"
now = time.process_time if alone else time.perf_counter
for request in sys.stdin:
    if request not in made:
        made[request] = prepared(request.split())
        made[request]()
    start = now()
    made[request]()
    print(1e3 * (now() - start), flush=True)

"""Training a network on the corpus: PyTorch on a CPU, or on a GPU where there is one.

Needs torch beside what the corpus needs.
"""

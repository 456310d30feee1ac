"""The payment site of Anytown Council, at another address: a card page to practise on, where nothing is paid."""

from .application import KEY, create

__all__ = ["KEY", "create"]

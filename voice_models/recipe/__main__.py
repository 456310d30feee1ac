"""`python -m voice_models.recipe`: the steps to a model, one command each, which goes on where it stopped."""

from .commands import main

main()

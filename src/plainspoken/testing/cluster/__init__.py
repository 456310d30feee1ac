"""Sessions on many computers, by Dask's distributed (the extra `cluster`): played again where a computer is lost."""

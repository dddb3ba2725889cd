"""Executing notebooks: in copies of one process, in kernels, on a cluster."""

"""The app: its pages, and the frame around them."""

import os

# The matrices are small and many sessions share the processor: on a busy machine a forecast took
# 72 ms with two threads and 23 ms with one. Read by numpy when it is first imported.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("MKL_NUM_THREADS", "1")

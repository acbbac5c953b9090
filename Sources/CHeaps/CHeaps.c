// The heaps of glibc, through its public functions only.
#define _GNU_SOURCE
#include "CHeaps.h"

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#if defined(__GLIBC__)
#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>
#endif

void naskah_reserve_heaps(void) {
#if defined(__GLIBC__)
  // As large as glibc makes the heap of a thread, so that none is extended later.
  mallopt(M_TOP_PAD, 64 << 20);
  // Trees are freed in the order of their nodes: neighbours are joined at once instead of all together later.
  mallopt(M_MXFAST, 0);
  // Setting the one ends glibc's own adjustment of the others.
  mallopt(M_MMAP_THRESHOLD, 4 << 20);
  mallopt(M_TRIM_THRESHOLD, 256 << 20);
#endif
}

void *naskah_open_heap(void) {
#if defined(__GLIBC__) && defined(MADV_HUGEPAGE)
  // AddressSanitizer has heaps of its own.
  if (naskah_looks_for_leaks()) return NULL;
  const uintptr_t large = 2 << 20, heap = 64 << 20;
  // Larger than what lies free inside the heap, so that it comes from its end.
  const size_t size = 64 << 10;
  char *probe = malloc(size);
  if (probe == NULL) return NULL;
  // The first large page that nothing has touched yet: the end of the probe has been.
  uintptr_t begin = ((uintptr_t)probe + size + large) & ~(large - 1);
  // The heap of the process ends where its data do; those of threads are aligned to their size.
  uintptr_t end = ((uintptr_t)probe + heap) & ~(heap - 1);
  uintptr_t data = (uintptr_t)sbrk(0);
  if ((uintptr_t)probe < data && data - (uintptr_t)probe < 2 * heap) end = data;
  if (begin < end) madvise((void *)begin, end - begin, MADV_HUGEPAGE);
  free(probe);
  return malloc(begin - (uintptr_t)probe - 64);
#else
  return NULL;
#endif
}

bool naskah_looks_for_leaks(void) {
#if defined(__has_feature)
#if __has_feature(address_sanitizer)
  return true;
#endif
#endif
  return false;
}

#ifndef CHEAPS_H
#define CHEAPS_H

#include <stdbool.h>

/// Makes heaps begin large, at once and for threads to come: glibc grows them page by page, with a
/// system call each time. Only what is used takes memory. Freed memory is joined with its neighbours as
/// it is freed.
void naskah_reserve_heaps(void);

/// Puts what the calling thread allocates from now on on large pages, where the system has some: they
/// cost a tenth of what small ones cost to set up.
///
/// Returns memory that fills the heap up to the first large page, for the caller to free when the
/// thread ends; NULL where nothing is to be filled.
void *naskah_open_heap(void);

/// Whether memory that nobody has given back at the end is looked for (AddressSanitizer).
bool naskah_looks_for_leaks(void);

#endif

#ifndef NASKAH_CLIBZIP_H
#define NASKAH_CLIBZIP_H

#include <zip.h>

/// The functions of libzip that are used here.
#define NASKAH_ZIP_FUNCTIONS(NASKAH_USE) \
  NASKAH_USE(close) \
  NASKAH_USE(discard) \
  NASKAH_USE(error_code_zip) \
  NASKAH_USE(error_fini) \
  NASKAH_USE(error_init) \
  NASKAH_USE(error_strerror) \
  NASKAH_USE(fclose) \
  NASKAH_USE(file_add) \
  NASKAH_USE(file_replace) \
  NASKAH_USE(file_set_dostime) \
  NASKAH_USE(file_strerror) \
  NASKAH_USE(fopen_index) \
  NASKAH_USE(fread) \
  NASKAH_USE(get_error) \
  NASKAH_USE(get_name) \
  NASKAH_USE(get_num_entries) \
  NASKAH_USE(name_locate) \
  NASKAH_USE(open_from_source) \
  NASKAH_USE(set_file_compression) \
  NASKAH_USE(source_buffer) \
  NASKAH_USE(source_buffer_create) \
  NASKAH_USE(source_close) \
  NASKAH_USE(source_error) \
  NASKAH_USE(source_free) \
  NASKAH_USE(source_keep) \
  NASKAH_USE(source_open) \
  NASKAH_USE(source_read) \
  NASKAH_USE(source_stat) \
  NASKAH_USE(stat_index)

#define NASKAH_ZIP_MEMBER(name) __typeof__(zip_##name) *_Nonnull name;

/// Functions of libzip by their names without `zip_`.
struct naskah_zip {
  NASKAH_ZIP_FUNCTIONS(NASKAH_ZIP_MEMBER)
};

/// libzip, loaded at the first call by whichever thread comes first.
///
/// It is not linked: it brings libcrypto along for encrypted archives, which are refused here, and that
/// one costs a fifth of the start of every command, of which few touch an archive.
///
/// Returns NULL when the library is not there, or is older than the one compiled against.
const struct naskah_zip *_Nullable naskah_zip_library(void);

#endif

#include "CLibZip.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

static struct naskah_zip functions;
static bool is_loaded;

// Debian numbers the library otherwise than its makers do.
static const char *const names[] = {"libzip.so.5", "libzip.so.4"};

static bool is_recent(void *library) {
  const char *(*version)(void) = NULL;
  *(void **)&version = dlsym(library, "zip_libzip_version");
  int major = 0, minor = 0, micro = 0;
  if (version == NULL || sscanf(version(), "%d.%d.%d", &major, &minor, &micro) < 2) return false;
  if (major != LIBZIP_VERSION_MAJOR) return major > LIBZIP_VERSION_MAJOR;
  if (minor != LIBZIP_VERSION_MINOR) return minor > LIBZIP_VERSION_MINOR;
  return micro >= LIBZIP_VERSION_MICRO;
}

static bool find_functions(void *library) {
#define NASKAH_ZIP_FIND(name) \
  if ((*(void **)&functions.name = dlsym(library, "zip_" #name)) == NULL) return false;
  NASKAH_ZIP_FUNCTIONS(NASKAH_ZIP_FIND)
  return true;
}

static void load(void) {
  for (size_t index = 0; index < sizeof names / sizeof *names && !is_loaded; index++) {
    void *library = dlopen(names[index], RTLD_NOW | RTLD_LOCAL);
    if (library == NULL) continue;
    is_loaded = is_recent(library) && find_functions(library);
    if (!is_loaded) dlclose(library);
  }
}

const struct naskah_zip *naskah_zip_library(void) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, load);
  return is_loaded ? &functions : NULL;
}

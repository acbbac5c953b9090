// What Swift cannot say: handlers with variable arguments (libxslt has no others).
#include "CXMLShims.h"

#include <dlfcn.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

#include <libxml/xmlerror.h>
#include <libxslt/xsltutils.h>

static _Thread_local struct naskah_channel *thread_channel;

static void deliver(struct naskah_channel *channel, const char *format, va_list arguments) {
  if (channel == NULL) return;
  char text[4096];
  vsnprintf(text, sizeof text, format, arguments);
  channel->sink(channel->context, text);
}

static void receive_transform(void *context, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  deliver(context, format, arguments);
  va_end(arguments);
}

static void receive_thread(void *context, const char *format, ...) {
  (void)context;
  va_list arguments;
  va_start(arguments, format);
  deliver(thread_channel, format, arguments);
  va_end(arguments);
}

static void drop(void *context, const char *format, ...) {
  (void)context;
  (void)format;
}

void naskah_watch_transform(xsltTransformContextPtr transform, struct naskah_channel *channel) {
  xsltSetTransformErrorFunc(transform, channel, receive_transform);
}

void naskah_watch_thread(struct naskah_channel *channel) { thread_channel = channel; }

void naskah_install_handlers(void) {
  xsltSetGenericErrorFunc(NULL, receive_thread);
  xmlSetGenericErrorFunc(NULL, drop);
  xmlThrDefSetGenericErrorFunc(NULL, drop);
}

void naskah_register_exslt(void) {
  void *library = dlopen("libexslt.so.0", RTLD_NOW | RTLD_LOCAL);
  if (library == NULL) return;
  static const char *const names[] = {"exsltCommonRegister", "exsltSetsRegister",
                                      "exsltStrRegister", "exsltMathRegister"};
  for (size_t index = 0; index < sizeof names / sizeof *names; index++) {
    void (*enlist)(void) = NULL;
    *(void **)&enlist = dlsym(library, names[index]);
    if (enlist != NULL) enlist();
  }
}

void naskah_free(void *memory) { xmlFree(memory); }

#ifndef CXMLSHIMS_H
#define CXMLSHIMS_H

#include <libxslt/xsltInternals.h>

/// Receives one formatted fragment of a message of libxslt.
typedef void (*naskah_sink)(void *context, const char *text);

/// A sink with the context it is called with; the caller owns both and keeps them alive.
struct naskah_channel {
  naskah_sink sink;
  void *context;
};

/// Sends every message of one transform to `channel`.
void naskah_watch_transform(xsltTransformContextPtr transform, struct naskah_channel *channel);

/// Sends messages that libxslt raises on this thread outside a transform (compilation) to
/// `channel`; NULL drops them.
void naskah_watch_thread(struct naskah_channel *channel);

/// Installs the process-wide handlers once, at start-up: libxslt's messages go to the channel of
/// their thread, libxml2's generic messages nowhere (each context has its own handler).
void naskah_install_handlers(void);

/// Makes the functions of EXSLT that stylesheets may use known to libxslt: common, sets, strings and
/// math. Their library comes in the package of libxslt and stays loaded; it brings libgcrypt, so it is
/// loaded only where a stylesheet is. Without it libxslt names the function that it does not know.
void naskah_register_exslt(void);

/// Frees memory that libxml2 handed out (its `xmlFree` is a variable, which Swift cannot call
/// safely).
void naskah_free(void *memory);

#endif

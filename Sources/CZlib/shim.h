#include <zlib.h>

/// `deflateInit2` is a macro, which Swift does not see. 31 asks for the gzip form.
static inline int fengqiao_gzip_begin(z_stream *stream) {
    return deflateInit2(stream, Z_BEST_COMPRESSION, Z_DEFLATED, 31, 9, Z_DEFAULT_STRATEGY);
}

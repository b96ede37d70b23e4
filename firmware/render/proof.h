/*
 * proof: what drawing tells that measuring does not: whether ink is cut, whether what is seen is the text,
 * and characters that a font claims but has no shape for. Private to this room; callers have renderer_prove
 * and renderer_missing.
 */
#ifndef NOWNEXT_RENDER_PROOF_H
#define NOWNEXT_RENDER_PROOF_H

#include "render/font.h"
#include "render/render.h"

/* Of an ITEM_TEXT and a frame that its scene was drawn into. */
void proof_text(struct font_set *fonts, struct run_cache *runs, const struct item *item,
                const struct frame *frame, struct text_proof *ret);

/* Characters whose shape was seen, by hash and face: each is drawn for that once. All zero before its first
 * use. */
#define PROOF_KNOWN 4096
struct proof_known {
    uint64_t hashes[PROOF_KNOWN];
};

/* As renderer_missing has it. */
uint32_t proof_missing(struct font_set *fonts, struct run_cache *runs, struct proof_known *known,
                       enum font_face face, const char *text, size_t length, uint32_t *ret, uint32_t most);

#endif

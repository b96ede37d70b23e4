#include "raster/qr_code.h"

#include <qrencode.h>
#include <stdlib.h>
#include <string.h>

#include "raster/pixel.h"

#define QUIET_MODULES 4 /* on every side. Source: ISO/IEC 18004, "Quiet zone" */

void qr_code_finish(struct qr_code *code)
{
    free(code->text);
    free(code->modules);
    *code = (struct qr_code){0};
}

bool qr_code_encode(struct qr_code *code, const char *text, uint32_t length)
{
    if (code->text && code->length == length && memcmp(code->text, text, length) == 0)
        return true;
    qr_code_finish(code);
    QRcode *symbol = QRcode_encodeData((int)length, (const unsigned char *)text, 0, QR_ECLEVEL_M);
    if (!symbol)
        return false;
    size_t count = (size_t)symbol->width * (size_t)symbol->width;
    code->text = malloc(length ? length : 1);
    code->modules = malloc(count);
    if (code->text && code->modules) {
        memcpy(code->text, text, length);
        code->length = length;
        code->width = symbol->width;
        for (size_t i = 0; i < count; i++)
            code->modules[i] = symbol->data[i] & 1;
    } else {
        qr_code_finish(code);
    }
    QRcode_free(symbol);
    return code->text != NULL;
}

void qr_code_draw(struct qr_code *code, const struct item *item, struct frame *frame, struct box clip)
{
    clip = box_intersect(clip, item->box);
    pixel_fill(frame, item->box, item->light, clip);
    if (!qr_code_encode(code, item->text, item->length))
        return;
    int side = item->box.width < item->box.height ? item->box.width : item->box.height;
    int module = side / (code->width + 2 * QUIET_MODULES), size = module * code->width;
    int left = item->box.x + (item->box.width - size) / 2, top = item->box.y + (item->box.height - size) / 2;
    for (int y = 0; y < code->width; y++) {
        const uint8_t *row = code->modules + (size_t)y * (size_t)code->width;
        for (int x = 0, run; x < code->width; x += run) {
            run = 1;
            while (x + run < code->width && row[x + run] == row[x])
                run++;
            if (row[x])
                pixel_fill(frame, (struct box){left + x * module, top + y * module, run * module, module},
                           item->color, clip);
        }
    }
}

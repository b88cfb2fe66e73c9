/* pdf.c: a PDF as qpdf's library sees it. */
#include <qpdf/qpdf-c.h>

#include "fuzz.h"

void fuzz_check_pdf(const void *bytes, size_t len)
{
    qpdf_data pdf = qpdf_init();
    qpdf_silence_errors(pdf);
    qpdf_set_suppress_warnings(pdf, QPDF_TRUE);
    if (!qpdf_read_memory(pdf, "report.pdf", bytes, len, NULL))
        qpdf_check_pdf(pdf); /* reads and decodes each object and stream */
    const char *says = NULL;
    if (qpdf_more_warnings(pdf))
        says = qpdf_get_error_full_text(pdf, qpdf_next_warning(pdf));
    if (qpdf_has_error(pdf))
        says = qpdf_get_error_full_text(pdf, qpdf_get_error(pdf));
    fuzz_expect(!says, "qpdf finds fault with the PDF", says);
    qpdf_cleanup(&pdf);
}

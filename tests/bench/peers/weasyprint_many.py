"""WeasyPrint in one process: weasyprint_many.py IN.html OUT.pdf [IN.html OUT.pdf]..."""
import sys

from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration

fonts = FontConfiguration()
for html, pdf in zip(sys.argv[1::2], sys.argv[2::2]):
    HTML(html).write_pdf(pdf, font_config=fonts, pdf_variant="pdf/ua-1", pdf_tags=True)

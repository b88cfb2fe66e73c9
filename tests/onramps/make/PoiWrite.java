// Writes workbooks with Apache POI: XSSF, and as a stream (SXSSF); and documents (XWPF).
// Usage: java PoiWrite LAYOUTS.json FOLDER NAME...
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.FileOutputStream;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.apache.poi.ss.usermodel.*;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.*;
import org.apache.poi.xwpf.usermodel.*;

public class PoiWrite {
    static void put(Workbook book, Cell at, JsonNode cell) {
        CellStyle style = book.createCellStyle();
        Font font = book.createFont();
        String text = cell.isTextual() ? cell.asText() : cell.path("t").asText("");
        if (cell.has("d")) {
            at.setCellValue(LocalDate.parse(cell.get("d").asText()));
        } else if (cell.has("n")) {
            at.setCellValue(cell.get("n").asDouble());
        } else if (cell.has("runs")) {
            StringBuilder all = new StringBuilder();
            for (JsonNode run : cell.get("runs")) all.append(run.get(0).asText());
            at.setCellValue(all.toString());
        } else if (!text.isEmpty()) {
            at.setCellValue(text);
        }
        if (cell.has("f")) style.setDataFormat(book.createDataFormat().getFormat(cell.get("f").asText()));
        if (cell.path("b").asBoolean()) {
            font.setBold(true);
            style.setFont(font);
        }
        if (cell.has("c")) {
            int rgb = Integer.parseInt(cell.get("c").asText(), 16);
            style.setFillForegroundColor(new XSSFColor(new byte[] {(byte) (rgb >> 16), (byte) (rgb >> 8), (byte) rgb}));
            style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        }
        at.setCellStyle(style);
    }

    static void fill(Workbook book, JsonNode layout) {
        for (JsonNode source : layout.get("sheets")) {
            Sheet sheet = book.createSheet(source.get("name").asText());
            int r = 0;
            for (JsonNode cells : source.get("rows")) {
                Row row = sheet.createRow(r++);
                int c = 0;
                for (JsonNode cell : cells) {
                    if (!cell.isNull() && !(cell.isTextual() && cell.asText().isEmpty())) put(book, row.createCell(c), cell);
                    c++;
                }
            }
            for (JsonNode hidden : source.get("hidden_rows")) sheet.getRow(hidden.asInt()).setZeroHeight(true);
            for (JsonNode m : source.get("merges"))
                sheet.addMergedRegion(new CellRangeAddress(m.get(0).asInt(), m.get(0).asInt() + m.get(2).asInt() - 1,
                    m.get(1).asInt(), m.get(1).asInt() + m.get(3).asInt() - 1));
            book.setSheetHidden(book.getSheetIndex(sheet), source.get("hidden").asBoolean());
        }
    }

    static void document(JsonNode layout, String name) throws Exception {
        try (XWPFDocument document = new XWPFDocument()) {
            document.getProperties().getCoreProperties().setTitle(layout.get("title").asText());
            XWPFStyles styles = document.createStyles();
            for (JsonNode block : layout.get("blocks")) {
                if (block.has("table")) {
                    JsonNode rows = block.get("table");
                    XWPFTable table = document.createTable(rows.size(), rows.get(0).size());
                    for (int r = 0; r < rows.size(); r++)
                        for (int c = 0; c < rows.get(r).size(); c++) {
                            JsonNode cell = rows.get(r).get(c);
                            XWPFTableCell at = table.getRow(r).getCell(c);
                            XWPFParagraph paragraph = at.getParagraphs().get(0);
                            if (cell.has("runs")) {
                                for (JsonNode part : cell.get("runs")) {
                                    XWPFRun run = paragraph.createRun();
                                    run.setText(part.get(0).asText());
                                    run.setBold(part.get(1).asText().equals("b"));
                                }
                            } else {
                                String[] lines = (cell.isTextual() ? cell.asText() : cell.path("t").asText("")).split("\n");
                                for (int i = 0; i < lines.length; i++) {
                                    XWPFRun run = paragraph.createRun();
                                    if (i > 0) run.addBreak();
                                    run.setText(lines[i]);
                                }
                            }
                            if (cell.has("c")) at.setColor(cell.get("c").asText());
                        }
                } else {
                    XWPFParagraph paragraph = document.createParagraph();
                    if (block.has("h")) {
                        String id = "Heading" + block.get("h").asInt();
                        if (!styles.styleExist(id)) addHeading(styles, id, block.get("h").asInt());
                        paragraph.setStyle(id);
                    }
                    paragraph.createRun().setText(block.has("h") ? block.get("t").asText() : block.get("p").asText());
                }
            }
            try (FileOutputStream out = new FileOutputStream(name)) { document.write(out); }
        }
    }

    static void addHeading(XWPFStyles styles, String id, int level) {
        var style = org.openxmlformats.schemas.wordprocessingml.x2006.main.CTStyle.Factory.newInstance();
        style.setStyleId(id);
        style.addNewName().setVal("heading " + level);
        style.addNewPPr().addNewOutlineLvl().setVal(java.math.BigInteger.valueOf(level - 1));
        style.setType(org.openxmlformats.schemas.wordprocessingml.x2006.main.STStyleType.PARAGRAPH);
        styles.addStyle(new XWPFStyle(style));
    }

    public static void main(String[] args) throws Exception {
        List<String> names = Arrays.asList(args).subList(2, args.length);
        JsonNode all = new ObjectMapper().readTree(new File(args[0]));
        for (JsonNode layout : all.get("books")) {
            String name = layout.get("name").asText();
            if (!names.contains(name)) continue;
            try (XSSFWorkbook book = new XSSFWorkbook(); FileOutputStream out = new FileOutputStream(args[1] + "/" + name + ".poi.xlsx")) {
                fill(book, layout);
                book.getProperties().getCoreProperties().setTitle(layout.get("title").asText());
                book.write(out);
            }
            try (SXSSFWorkbook book = new SXSSFWorkbook(); FileOutputStream out = new FileOutputStream(args[1] + "/" + name + ".poi-stream.xlsx")) {
                fill(book, layout);
                book.getXSSFWorkbook().getProperties().getCoreProperties().setTitle(layout.get("title").asText());
                book.write(out);
            }
        }
        for (JsonNode layout : all.get("documents"))
            if (names.contains(layout.get("name").asText()) && !layout.get("name").asText().equals("rows"))
                document(layout, args[1] + "/" + layout.get("name").asText() + ".poi.docx");
    }
}

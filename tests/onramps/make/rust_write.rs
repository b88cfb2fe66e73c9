// Writes workbooks with rust_xlsxwriter. Usage: rust_write LAYOUTS.json FOLDER NAME...
use rust_xlsxwriter::{Color, DocProperties, ExcelDateTime, Format, Workbook, XlsxError};
use serde_json::Value;

fn main() -> Result<(), XlsxError> {
    let args: Vec<String> = std::env::args().collect();
    let all: Value = serde_json::from_str(&std::fs::read_to_string(&args[1]).unwrap()).unwrap();
    for layout in all["books"].as_array().unwrap() {
        let name = layout["name"].as_str().unwrap();
        if !args[3..].iter().any(|wanted| wanted == name) {
            continue;
        }
        let mut book = Workbook::new();
        let day = ExcelDateTime::from_ymd(2026, 10, 5)?;
        book.set_properties(&DocProperties::new().set_title(layout["title"].as_str().unwrap()).set_creation_datetime(&day));
        for source in layout["sheets"].as_array().unwrap() {
            let sheet = book.add_worksheet();
            sheet.set_name(source["name"].as_str().unwrap())?;
            sheet.set_hidden(source["hidden"].as_bool().unwrap());
            let merges: Vec<Vec<u64>> = serde_json::from_value(source["merges"].clone()).unwrap();
            for hidden in source["hidden_rows"].as_array().unwrap() {
                sheet.set_row_hidden(hidden.as_u64().unwrap() as u32)?;
            }
            for (r, row) in source["rows"].as_array().unwrap().iter().enumerate() {
                for (c, cell) in row.as_array().unwrap().iter().enumerate() {
                    let (at, column) = (r as u32, c as u16);
                    let mut form = Format::new();
                    if cell["b"].as_bool() == Some(true) {
                        form = form.set_bold();
                    }
                    if let Some(colour) = cell["c"].as_str() {
                        form = form.set_background_color(Color::RGB(u32::from_str_radix(colour, 16).unwrap()));
                    }
                    if let Some(code) = cell["f"].as_str() {
                        form = form.set_num_format(code);
                    }
                    let runs: String = cell["runs"].as_array().map_or(String::new(), |runs| {
                        runs.iter().map(|run| run[0].as_str().unwrap()).collect()
                    });
                    let text = cell.as_str().or(cell["t"].as_str()).unwrap_or(&runs);
                    if let Some(m) = merges.iter().find(|m| m[0] == r as u64 && m[1] == c as u64) {
                        sheet.merge_range(at, column, at + m[2] as u32 - 1, column + m[3] as u16 - 1, text, &form)?;
                    } else if let Some(date) = cell["d"].as_str() {
                        sheet.write_datetime_with_format(at, column, &ExcelDateTime::parse_from_str(date)?, &form)?;
                    } else if let Some(number) = cell["n"].as_f64() {
                        sheet.write_number_with_format(at, column, number, &form)?;
                    } else if !text.is_empty() {
                        sheet.write_string_with_format(at, column, text, &form)?;
                    } else if cell["c"].is_string() {
                        sheet.write_blank(at, column, &form)?;
                    }
                }
            }
        }
        book.save(format!("{}/{}.rust_xlsxwriter.xlsx", args[2], name))?;
    }
    Ok(())
}

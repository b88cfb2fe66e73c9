// Writes workbooks with excelize. Usage: go run . LAYOUTS.json FOLDER NAME...
package main

import (
	"encoding/json"
	"os"
	"time"

	"github.com/xuri/excelize/v2"
)

type cell struct {
	T, D, F, C string
	N          *float64
	B          bool
	Runs       [][2]string
}

type sheet struct {
	Name       string
	Rows       [][]json.RawMessage
	Merges     [][4]int
	Hidden     bool
	HiddenRows []int `json:"hidden_rows"`
}

type layout struct {
	Name, Title string
	Sheets      []sheet
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}

func put(book *excelize.File, name, at string, raw json.RawMessage) {
	var of cell
	if json.Unmarshal(raw, &of.T) != nil {
		must(json.Unmarshal(raw, &of))
	}
	style := excelize.Style{}
	if of.B {
		style.Font = &excelize.Font{Bold: true}
	}
	if of.C != "" {
		style.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{of.C}}
	}
	switch {
	case of.Runs != nil:
		runs := []excelize.RichTextRun{}
		for _, run := range of.Runs {
			runs = append(runs, excelize.RichTextRun{Text: run[0],
				Font: &excelize.Font{Bold: run[1] == "b", Italic: run[1] == "i"}})
		}
		must(book.SetCellRichText(name, at, runs))
	case of.D != "":
		day, err := time.Parse("2006-01-02", of.D)
		must(err)
		must(book.SetCellValue(name, at, day))
		style.CustomNumFmt = &of.F
	case of.N != nil:
		must(book.SetCellValue(name, at, *of.N))
		style.CustomNumFmt = &of.F
	case of.T != "":
		must(book.SetCellStr(name, at, of.T))
	}
	id, err := book.NewStyle(&style)
	must(err)
	must(book.SetCellStyle(name, at, at, id))
}

func main() {
	bytes, err := os.ReadFile(os.Args[1])
	must(err)
	var all struct{ Books []layout }
	must(json.Unmarshal(bytes, &all))
	for _, of := range all.Books {
		wanted := false
		for _, name := range os.Args[3:] {
			wanted = wanted || name == of.Name
		}
		if !wanted {
			continue
		}
		book := excelize.NewFile()
		for i, from := range of.Sheets {
			if i == 0 {
				must(book.SetSheetName("Sheet1", from.Name))
			} else {
				_, err := book.NewSheet(from.Name)
				must(err)
			}
			for r, row := range from.Rows {
				for c, raw := range row {
					if string(raw) == "null" || string(raw) == `""` {
						continue
					}
					at, _ := excelize.CoordinatesToCellName(c+1, r+1)
					put(book, from.Name, at, raw)
				}
			}
			for _, r := range from.HiddenRows {
				must(book.SetRowVisible(from.Name, r+1, false))
			}
			for _, m := range from.Merges {
				first, _ := excelize.CoordinatesToCellName(m[1]+1, m[0]+1)
				last, _ := excelize.CoordinatesToCellName(m[1]+m[3], m[0]+m[2])
				must(book.MergeCell(from.Name, first, last))
			}
		}
		for _, from := range of.Sheets {
			if from.Hidden {
				must(book.SetSheetVisible(from.Name, false))
			}
		}
		must(book.SetDocProps(&excelize.DocProperties{Title: of.Title, Created: "2026-10-05T09:00:00Z",
			Modified: "2026-10-05T09:00:00Z"}))
		must(book.SaveAs(os.Args[2] + "/" + of.Name + ".excelize.xlsx"))
	}
}

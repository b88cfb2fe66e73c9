# Writes workbooks with R's openxlsx. Usage: Rscript r_write.R LAYOUTS.json FOLDER NAME...
library(openxlsx)
library(jsonlite)
args <- commandArgs(TRUE)
all <- fromJSON(args[1], simplifyVector = FALSE)
for (layout in all$books) {
    if (!(layout$name %in% args[-(1:2)])) next
    book <- createWorkbook(title = layout$title)
    for (source in layout$sheets) {
        addWorksheet(book, source$name, visible = !source$hidden)
        for (r in seq_along(source$rows)) for (c in seq_along(source$rows[[r]])) {
            cell <- source$rows[[r]][[c]]
            if (is.null(cell) || identical(cell, "")) next
            if (is.character(cell)) cell <- list(t = cell)
            value <- if (!is.null(cell$d)) as.Date(cell$d) else if (!is.null(cell$n)) cell$n
                     else if (!is.null(cell$runs)) paste(sapply(cell$runs, function(x) x[[1]]), collapse = "") else cell$t
            if (!identical(value, "")) writeData(book, source$name, value, startCol = c, startRow = r, colNames = FALSE)
            style <- createStyle(fgFill = if (!is.null(cell$c)) paste0("#", cell$c),
                                 textDecoration = if (isTRUE(cell$b)) "bold",
                                 numFmt = if (!is.null(cell$f)) cell$f else "GENERAL")
            addStyle(book, source$name, style, r, c)
        }
        for (m in source$merges)
            mergeCells(book, source$name, cols = (m[[2]] + 1):(m[[2]] + m[[4]]), rows = (m[[1]] + 1):(m[[1]] + m[[3]]))
    }
    saveWorkbook(book, file.path(args[2], paste0(layout$name, ".openxlsx.xlsx")), overwrite = TRUE)
}

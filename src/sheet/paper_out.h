// A paper for people, as a table of days, and for programs, as CSV and JSON.
#pragma once

#include <string>
#include <vector>

#include "io/explain_text.h"
#include "sheet/paper.h"

namespace xingji::sheet {

/// `columns`: of the terminal, which has room for so many days side by side; 0: seven days.
std::string paper_text(const Paper& paper, Language language, std::size_t columns = 0);

/// One row for each day and number; CSV with the header.
std::string papers_csv(const std::vector<Paper>& papers);
std::string papers_json(const std::vector<Paper>& papers);

/// What one reads before the number: a subject, its pack and the days.
std::string heading(const Paper& paper, Language language);

/// "06-13、06-14", cut where nobody reads on.
std::string days_text(const std::vector<Day>& days, Language language);

/// A number of the line as screens print it.
std::string value_text(const Line& line, Micro value, Language language);

}  // namespace xingji::sheet

// CSV as RFC 4180 has it, one character after the other.
#pragma once

#include <string>
#include <vector>

namespace xingji::naive {

struct CsvLine {
  int line = 0;  // where it begins; the header is 1
  std::vector<std::string> fields;
};

/// All lines that are not empty. A byte order mark is skipped; CRLF and LF end lines.
std::vector<CsvLine> split_csv(const std::string& text);

/// The field as a CSV spells it: quoted where it has to be.
std::string csv_field(const std::string& text);

}  // namespace xingji::naive

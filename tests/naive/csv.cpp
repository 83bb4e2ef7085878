#include "naive/csv.h"

#include <stdexcept>

namespace xingji::naive {

std::vector<CsvLine> split_csv(const std::string& text) {
  std::vector<CsvLine> lines;
  CsvLine current{1, {""}};
  int line = 1;
  bool quoted = false;
  const auto finish_line = [&] {
    const bool is_empty = current.fields.size() == 1 && current.fields[0].empty();
    if (!is_empty) lines.push_back(current);
    current = {line, {""}};
  };
  for (std::size_t i = text.starts_with("\xEF\xBB\xBF") ? 3 : 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\n') ++line;
    if (quoted) {
      if (c != '"') {
        current.fields.back() += c;
      } else if (i + 1 < text.size() && text[i + 1] == '"') {
        current.fields.back() += '"';
        ++i;
      } else {
        quoted = false;
      }
    } else if (c == '"') {
      quoted = true;
    } else if (c == ',') {
      current.fields.emplace_back();
    } else if (c == '\n') {
      finish_line();
    } else if (c != '\r') {
      current.fields.back() += c;
    }
  }
  if (quoted) throw std::runtime_error("a quote never closes");
  finish_line();
  return lines;
}

std::string csv_field(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string result = "\"";
  for (const char c : text) {
    if (c == '"') result += '"';
    result += c;
  }
  return result + '"';
}

}  // namespace xingji::naive

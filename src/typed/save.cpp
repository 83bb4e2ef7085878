#include "typed/save.h"

#include <filesystem>
#include <fstream>

namespace xingji::typed {
namespace {

constexpr const char* header = "subject_id,pack,indicator,day,value,source";

std::string cell(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char c : text) quoted.append(c == '"' ? 2 : 1, c);
  return quoted + '"';
}

// Empty when rows may be added: there is no such file, or it has the same columns.
Problems unfit(const std::string& file) {
  std::error_code unreadable;
  if (!std::filesystem::exists(file, unreadable)) return {};
  std::ifstream in(file);
  std::string first;
  std::getline(in, first);
  if (!first.empty() && first.back() == '\r') first.pop_back();
  if (first == header) return {};
  return {{{file, 1, 0},
           "the file has other columns; nothing was added",
           std::string("its first line should be ") + header}};
}

bool ends_with_line(const std::string& file) {
  std::ifstream in(file, std::ios::binary | std::ios::ate);
  if (!in || in.tellg() == std::ifstream::pos_type(0)) return true;
  in.seekg(-1, std::ios::end);
  return in.get() == '\n';
}

}  // namespace

Problems save_readings(const std::string& file, const std::string& subject, const Pack& pack,
                       Day day, const Typed& typed, const std::string& source) {
  if (Problems problems = unfit(file); !problems.empty()) return problems;
  std::error_code unreadable;
  const bool is_new = !std::filesystem::exists(file, unreadable);
  std::string rows = is_new ? std::string(header) + '\n' : ends_with_line(file) ? "" : "\n";
  const auto add = [&](const std::string& what, const std::string& value) {
    rows += cell(subject) + ',' + pack.id + ',' + what + ',' + format_day(day) + ',' + cell(value) +
            ',' + source + '\n';
  };
  for (const auto& [i, printed] : typed.indicators) add(pack.indicators[i].id, printed.text);
  for (const auto& [d, score] : typed.dimensions) {
    add("dimension." + pack.dimensions[d].id, format_micro(score));
  }
  if (typed.total) add("total", format_micro(*typed.total));
  if (typed.stars) add("stars", format_micro(*typed.stars));
  std::ofstream out(file, std::ios::binary | std::ios::app);
  out << rows << std::flush;
  if (out.good()) return {};
  return {{{file}, "cannot be written", "does its folder exist?"}};
}

}  // namespace xingji::typed

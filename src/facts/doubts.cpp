#include "facts/doubts.h"

namespace xingji {

void Doubts::add(const TableData& rows, std::uint32_t row, std::string message,
                 std::string remedy) {
  const std::uint32_t line = row < rows.lines.size() ? rows.lines[row] : 0;
  told_.emplace(line, std::move(message), std::move(remedy));
  if (told_.size() > most_told) told_.erase(std::prev(told_.end()));
}

void Doubts::tell(QualityReport& report) const {
  const std::string& file = report.tables[static_cast<std::size_t>(table_)].file;
  for (const auto& [line, message, remedy] : told_) {
    report.warnings.push_back({{file, static_cast<int>(line), 0}, message, remedy, true});
  }
}

}  // namespace xingji

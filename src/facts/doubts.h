// Rows that can be read and still cannot be so, once all rows stand: what they say wrongly is taken
// out, so that every caller sees the same facts. Private to the folder; build.cpp asks for it.
#pragma once

#include <set>
#include <string>
#include <tuple>

#include "facts/report.h"
#include "facts/shard.h"

namespace xingji {

/// What was taken out of a table's rows: the first few in the file's order, whatever the order in
/// which they are met.
class Doubts {
 public:
  explicit Doubts(Table table) : table_(table) {}

  /// `row`: its line is told, where lines were kept.
  void add(const TableData& rows, std::uint32_t row, std::string message, std::string remedy);
  /// A warning for each.
  void tell(QualityReport& report) const;

 private:
  static constexpr std::size_t most_told = 20;
  Table table_;
  std::set<std::tuple<std::uint32_t, std::string, std::string>> told_;
};

/// Takes out what the claims of a shop say wrongly, so that nobody is paid by it: a chat that the
/// shop's chats do not have, that is another agent's or with another buyer than the order's; and a
/// decision for somebody whom the shop's agents do not have. A shop without any chat, or agent, is
/// not asked for it.
Doubts doubt_claims(FactSet& facts);

/// Makes one of an agent's rows of the same state that overlap, so that no time counts twice, takes
/// out an end that lies before the beginning, and out of a time online what the agent was suspended
/// or off.
Doubts mend_presence(FactSet& facts);

}  // namespace xingji

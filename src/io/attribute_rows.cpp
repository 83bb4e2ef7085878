#include "io/attribute_rows.h"

#include <algorithm>

#include "base/text.h"
#include "engine/attributes.h"
#include "engine/unread.h"
#include "io/faults.h"

namespace xingji {
namespace {

struct Why {
  std::string_view message;
  std::string_view remedy;
};

Why why_not(Type type, std::string_view value) {
  switch (type) {
    case Type::money:
      if (value.starts_with('-')) return {"is negative", "an amount has no sign"};
      if (read_attribute(type, value, {})) {
        return {"is in another currency than the rules' money", "money is not converted"};
      }
      return {"is not an amount of money", "write 12.50, with at most two decimal places"};
    case Type::duration:
      return {"is not a duration", "write 48h, 5min or 90s"};
    case Type::flag:
      return {"is not a flag", "write true, false, 1 or 0"};
    default:
      return {"is not a number", "write 12.5 or 80%"};
  }
}

class Judge {
 public:
  Judge(const Family& family, const FactSet& facts, QualityReport& report)
      : family_(family), facts_(facts), report_(report), table_(report.tables[position]) {}

  void judge(const Shard& shard, std::uint32_t row) {
    const TableData& data = shard.table(Table::attributes);
    const auto text = [&](std::string_view column) -> const std::string& {
      const std::size_t at = column_index(Table::attributes, std::string(column));
      return facts_.symbols.text(data.columns[at].words[row]);
    };
    for (const Pack& pack : family_.versions) {
      if (text("subject_kind") != to_text(pack.subject)) continue;
      for (std::size_t a = 0; a < pack.attributes.size(); ++a) {
        const Attribute& attribute = pack.attributes[a];
        if (attribute.id != text("name") || !is_unread(pack, a, text("value"))) continue;
        const std::uint32_t line = row < data.lines.size() ? data.lines[row] : 0;
        const std::string whose = line == 0 ? " of '" + visible(text("subject_id")) + "'" : "";
        reject(attribute, text("value"), line, whose);
        return;
      }
    }
  }

 private:
  static constexpr auto position = static_cast<std::size_t>(Table::attributes);

  void reject(const Attribute& attribute, const std::string& value, std::uint32_t line,
              const std::string& whose) {
    const Why why = why_not(attribute.type, value);
    ++table_.rejected["column 'value' " + std::string(why.message)];
    if (table_.accepted > 0) --table_.accepted;
    if (report_.rejected_rows.size() == QualityReport::examples_kept) return;
    std::string message = "'" + attribute.id + "'" + whose + ": '";
    message.append(shown_value(value, Kind::money)).append("' ").append(why.message);
    report_.rejected_rows.push_back({{table_.file, static_cast<int>(line), 0},
                                     std::move(message),
                                     std::string(why.remedy),
                                     false});
  }

  const Family& family_;
  const FactSet& facts_;
  QualityReport& report_;
  TableReport& table_;
};

}  // namespace

void reject_attributes(const Family& family, const FactSet& facts, QualityReport& report) {
  Judge judge(family, facts, report);
  for (const Shard& shard : facts.shards) {
    const TableData& data = shard.table(Table::attributes);
    // Where no pack asks for attributes, the columns are empty.
    if (data.columns[column_index(Table::attributes, "value")].words.empty()) continue;
    for (std::uint32_t row = 0; row < data.rows; ++row) judge.judge(shard, row);
  }
}

}  // namespace xingji

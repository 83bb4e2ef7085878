// `sessions:` — how a pack makes sessions of messages.
#include <algorithm>

#include "base/text.h"
#include "pack/load_blocks.h"

namespace xingji {
namespace {

using Unit = SessionRule::Unit;

constexpr auto session_keys =
    std::to_array<std::string_view>({"title", "of", "opened_by", "answered_by", "unit", "gap"});
constexpr Words<Unit, 4> units = {{{"session", Unit::session},
                                   {"round", Unit::round},
                                   {"person", Unit::person},
                                   {"buyer and day", Unit::buyer_and_day}}};

void check_rows(const Reader& reader) {
  const auto name = reader.need_text("of", "of: messages");
  if (!name || *name == "messages") return;
  reader.draft().refuse(reader.find("of")->place,
                        "sessions are made of messages, not of '" + *name + "'",
                        "write 'of: messages'");
}

Expression read_condition(const Reader& reader, std::string_view key, const std::string& example) {
  reader.need(key, example);
  return reader.expression(key, reader.draft().row_scope(Table::messages), a_condition)
      .value_or(Expression{});
}

std::optional<std::int64_t> read_gap(const Reader& reader, std::optional<Unit> unit) {
  constexpr std::int64_t seconds_of_31_days = 31 * std::int64_t{86'400};
  const Node* node = reader.find("gap");
  if (node == nullptr) {
    if (unit != Unit::session) return std::nullopt;
    reader.need("gap", "gap: 10min");
    return std::nullopt;
  }
  if (unit == Unit::person || unit == Unit::buyer_and_day) {
    reader.draft().refuse(node->place, "silence ends no session of this unit, so it has no 'gap'",
                          "take it out, or write 'unit: session'");
    return std::nullopt;
  }
  NumberRule rule;
  rule.type = Type::duration;
  rule.least = 1;
  rule.most = seconds_of_31_days;
  rule.may_be_computed = false;
  rule.example = "10min";
  const auto gap = find_number(reader, "gap", rule);
  if (!gap || gap->entries.empty()) return std::nullopt;
  if (gap->entries.size() > 1) {
    reader.draft().refuse(node->place, "the gap between sessions cannot be dated",
                          "write one duration, or a version of the pack for each");
  }
  return gap->entries.front().value;
}

}  // namespace

void read_sessions(const Reader& pack) {
  Draft& draft = pack.draft();
  const Block block = open_block(pack, "sessions");
  for (const Item& item : block.items) {
    const Reader reader(draft, *item.node, item.place, item.path, block.inherited, session_keys);
    if (find_table(item.id)) {
      draft.refuse(item.place, "sessions cannot be called '" + item.id + "'", "that is a table");
      continue;
    }
    SessionRule rule;
    rule.id = item.id;
    check_rows(reader);
    rule.opened_by = read_condition(reader, "opened_by", "opened_by: sender = buyer");
    rule.answered_by = read_condition(reader, "answered_by", "answered_by: sender = human");
    reader.need("unit", "unit: session");
    const auto unit = reader.word("unit", units);
    rule.unit = unit.value_or(Unit::person);
    rule.gap = read_gap(reader, unit);
    rule.said = reader.said();
    rule.place = item.place;
    draft.sets.push_back(
        {item.id, Table::sessions, {}, {}, {}, {}, item.place, false, draft.pack.sessions.size()});
    draft.pack.sessions.push_back(std::move(rule));
  }
}

}  // namespace xingji

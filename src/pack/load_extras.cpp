// Bonuses and deductions: points given and taken on top of what the weights make.
#include "pack/load_blocks.h"

namespace xingji {
namespace {

constexpr auto bonus_keys = std::to_array<std::string_view>(
    {"title", "at", "targets", "when", "add", "most", "since", "until"});
constexpr auto deduction_keys = std::to_array<std::string_view>(
    {"title", "of", "by", "where", "exempt", "by_day", "window", "each", "most", "since", "until"});
constexpr auto later_deduction_keys = std::to_array<std::string_view>({"weight", "keep"});
constexpr Words<Bonus::At, 2> bonus_places = {
    {{"dimensions", Bonus::At::dimensions}, {"total", Bonus::At::total}}};

NumberRule more_than_nothing(std::string_view example) {
  NumberRule rule;
  rule.least = 1;
  rule.example = example;
  return rule;
}

void read_place(const Reader& reader, Bonus& bonus) {
  Draft& draft = reader.draft();
  reader.need("at", "at: total");
  const auto at = reader.word("at", bonus_places);
  bonus.at = at.value_or(Bonus::At::total);
  const Node* targets = reader.find("targets");
  if (bonus.at == Bonus::At::dimensions) {
    if (draft.pack.total.kind != Total::Kind::weighted && !draft.is_unread("total")) {
      draft.refuse(reader.place(), "a pack without dimensions has no bonuses on them",
                   "write 'at: total'");
    } else if (targets != nullptr) {
      bonus.targets = read_targets(reader, ids_of(draft.pack.dimensions), "dimension");
    }
  } else if (targets != nullptr && at) {
    draft.refuse(targets->place, "a bonus on the total has no 'targets'", "leave them out");
  }
}

}  // namespace

void read_bonuses(const Reader& pack) {
  Draft& draft = pack.draft();
  const Block block = open_block(pack, "bonuses");
  for (const Item& item : block.items) {
    const Reader reader(draft, *item.node, item.place, item.path, block.inherited, bonus_keys);
    Bonus bonus;
    bonus.id = item.id;
    bonus.title = reader.need_title("title");
    bonus.said = reader.said();
    bonus.place = reader.place();
    read_span(reader, bonus.since, bonus.until);
    read_place(reader, bonus);
    reader.need("when", "when: next_day_orders / signed_orders >= 20%");
    if (auto when = reader.expression("when", draft.day_scope(), a_condition)) {
      bonus.when = std::move(*when);
    }
    bonus.add = need_number(reader, "add", more_than_nothing("3"));
    bonus.most = find_number(reader, "most");
    draft.pack.bonuses.push_back(std::move(bonus));
  }
}

void read_deductions(const Reader& pack) {
  Draft& draft = pack.draft();
  const Block block = open_block(pack, "deductions");
  for (const Item& item : block.items) {
    const Reader reader(draft, *item.node, item.place, item.path, block.inherited, deduction_keys,
                        later_deduction_keys);
    Deduction deduction;
    deduction.id = item.id;
    deduction.title = reader.need_title("title");
    deduction.said = reader.said();
    deduction.place = reader.place();
    read_span(reader, deduction.since, deduction.until);
    deduction.each = need_number(reader, "each", more_than_nothing("3"));
    deduction.most = find_number(reader, "most", more_than_nothing("15"));
    read_count(reader, item.id + ".cases");
    const auto cases = find_measure(draft.pack, item.id + ".cases");
    if (!cases) continue;  // already refused
    deduction.cases = *cases;
    draft.pack.deductions.push_back(std::move(deduction));
  }
}

}  // namespace xingji

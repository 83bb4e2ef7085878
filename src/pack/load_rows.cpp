// Which rows a measure looks at: tables, sets, filters and exemptions.
#include <algorithm>

#include "base/text.h"
#include "pack/load_blocks.h"

namespace xingji {
namespace {

constexpr auto exemption_keys =
    std::to_array<std::string_view>({"title", "of", "reasons", "matches", "effect"});
constexpr auto set_keys =
    std::to_array<std::string_view>({"title", "of", "by", "where", "exempt", "keep"});
constexpr std::array a_text = {Type::text};

constexpr Words<Exemption::Effect, 3> effects = {{{"out", Exemption::Effect::out},
                                                  {"numerator", Exemption::Effect::numerator},
                                                  {"extend", Exemption::Effect::extend}}};

// Rows that happen; the tables about subjects and about filings are not counted.
bool is_countable(const TableDefinition& table) {
  return !table.event.empty() && table.table != Table::exemptions && table.table != Table::appeals;
}

std::vector<std::string> countable_names(const Draft& draft) {
  std::vector<std::string> names;
  for (const TableDefinition& table : all_tables()) {
    if (is_countable(table)) names.emplace_back(table.name);
  }
  for (const SetDraft& set : draft.sets) names.push_back(set.id);
  return names;
}

std::optional<std::size_t> find_exemption(const Draft& draft, std::string_view id) {
  for (std::size_t i = 0; i < draft.pack.exemptions.size(); ++i) {
    if (draft.pack.exemptions[i].id == id) return i;
  }
  return std::nullopt;
}

void add_exemption(Draft& draft, const Node& node, Rows& rows) {
  const auto id = text_at(draft, node, "exempt");
  if (!id) return;
  const auto found = find_exemption(draft, *id);
  if (!found) {
    draft.refuse_unknown(node.place, "exemption", *id,
                         did_you_mean(*id, ids_of(draft.pack.exemptions)));
    return;
  }
  if (draft.is_unread(*id)) return;
  const Exemption& exemption = draft.pack.exemptions[*found];
  if (exemption.table != rows.table) {
    draft.refuse(node.place, "the exemption '" + *id + "' is about " +
                                 std::string(definition(exemption.table).name) +
                                 ", these rows are " + std::string(definition(rows.table).name));
    return;
  }
  const bool is_new =
      std::find(rows.exemptions.begin(), rows.exemptions.end(), *found) == rows.exemptions.end();
  if (is_new) rows.exemptions.push_back(*found);
}

// Only a column can be moved on wherever a measure asks for it.
void check_due_time(const Reader& reader, const Exemption& exemption) {
  if (exemption.effect != Exemption::Effect::extend || exemption.matches.op == Op::column) return;
  reader.draft().refuse(exemption.matches.place,
                        "the effect 'extend' moves a due time on, and '" +
                            to_text(exemption.matches) + "' is not a column",
                        "write for example matches: promised_ship_at");
}

bool is_taken(Draft& draft, const Item& item) {
  const auto is_it = [&](const SetDraft& set) { return set.session && set.id == item.id; };
  const bool is_session = std::any_of(draft.sets.begin(), draft.sets.end(), is_it);
  if (!is_session && !find_table(item.id)) return false;
  draft.refuse(item.place, "a set cannot be called '" + item.id + "'",
               is_session ? "sessions are called so" : "that is a table");
  return true;
}

}  // namespace

Title both_reasons(const Title& one, const Title& other) {
  if (one.empty() || (one.zh == other.zh && one.en == other.en)) return other;
  return other.empty() ? one : Title{one.zh + "；" + other.zh, one.en + "; " + other.en};
}

std::optional<Rows> read_rows(const Reader& reader, std::string_view key) {
  Draft& draft = reader.draft();
  const auto name = reader.need_text(key, std::string(key) + ": orders");
  if (!name || draft.is_unread(*name)) return std::nullopt;
  const auto set = std::find_if(draft.sets.begin(), draft.sets.end(),
                                [&](const SetDraft& candidate) { return candidate.id == *name; });
  if (set != draft.sets.end()) {
    set->is_used = true;
    return Rows{set->table,    set->filters, set->exemptions, set->selections,
                set->windowed, set->session, set->by,         set->assumed};
  }
  const auto table = find_table(*name);
  if (table && is_countable(definition(*table))) return Rows{*table, {}, {}, {}, {}};
  const std::string otherwise = "a table such as orders or refunds, or a set that stands above";
  const Place& place = reader.find(key)->place;
  if (table) {
    draft.refuse(place, "rows of '" + *name + "' cannot be counted", otherwise);
  } else {
    draft.refuse_unknown(place, "table or set", *name, did_you_mean(*name, countable_names(draft)),
                         otherwise);
  }
  return std::nullopt;
}

void narrow_rows(const Reader& reader, Rows& rows, const std::string& said_as) {
  Draft& draft = reader.draft();
  const bool has_parts = draft.pack.subject != Pack::Subject::shop;
  const Node* owner = reader.find("by");
  if (has_parts && owner != nullptr && owner->is_scalar() && owner->text == "shop") {
    rows.by.reset();  // each subject sees the rows of its whole shop
  } else if (auto by = reader.expression("by", draft.row_scope(rows.table), a_text)) {
    if (draft.pack.subject == Pack::Subject::shop) {
      draft.refuse(by->place, "'by' says whose row it is, and this pack scores whole shops",
                   "take it out, or write for example subject: agent");
    }
    rows.by = std::move(by);
  }
  if (auto where = reader.expression("where", draft.row_scope(rows.table), a_condition)) {
    rows.filters.push_back({said_as, std::move(*where)});
  }
  const Node* exempt = reader.find("exempt");
  if (exempt == nullptr) return;
  if (!exempt->is_list()) {
    draft.refuse(exempt->place, "'exempt' should be a list", "write it in [ ]");
    return;
  }
  for (const Node& item : exempt->items) add_exemption(draft, item, rows);
}

namespace {

// Sets list exemptions and are read after them, so an exemption cannot be of one.
bool is_of_set(const Reader& exemption, const Reader& pack) {
  const Node* of = exemption.find("of");
  const Node* sets = pack.find("sets");
  if (of == nullptr || !of->is_scalar() || sets == nullptr || !sets->is_map()) return false;
  if (sets->find(of->text) == nullptr) return false;
  pack.draft().refuse(of->place, "an exemption is of a table, and '" + of->text + "' is a set",
                      "write for example of: orders, and 'exempt' at what counts the set");
  return true;
}

}  // namespace

void read_exemptions(const Reader& pack) {
  Draft& draft = pack.draft();
  const Block block = open_block(pack, "exemptions");
  for (const Item& item : block.items) {
    const Reader reader(draft, *item.node, item.place, item.path, block.inherited, exemption_keys);
    Exemption exemption;
    exemption.id = item.id;
    exemption.reasons = reader.texts("reasons");
    exemption.said = reader.said();
    const auto rows = is_of_set(reader, pack) ? std::nullopt : read_rows(reader, "of");
    reader.need("matches", "matches: promised_ship_at");
    reader.need("effect", "effect: out");
    exemption.effect = reader.word("effect", effects).value_or(Exemption::Effect::out);
    if (!rows) draft.unread.insert(item.id);
    if (rows) {
      exemption.table = rows->table;
      if (auto matches = reader.expression("matches", draft.row_scope(rows->table), an_instant)) {
        exemption.matches = std::move(*matches);
        check_due_time(reader, exemption);
      }
    }
    draft.pack.exemptions.push_back(std::move(exemption));
  }
}

void read_sets(const Reader& pack) {
  Draft& draft = pack.draft();
  const Block block = open_block(pack, "sets");
  for (const Item& item : block.items) {
    const Reader reader(draft, *item.node, item.place, item.path, block.inherited, set_keys);
    if (is_taken(draft, item)) continue;
    auto rows = read_rows(reader, "of");
    if (!rows) {
      draft.unread.insert(item.id);
      continue;
    }
    narrow_rows(reader, *rows, "sets." + item.id);
    keep_rows(reader, *rows, item.id);
    // One that keeps is a selection of its own already.
    const bool keeps = reader.find("keep") != nullptr && !rows->selections.empty();
    const std::size_t selection = keeps && !rows->windowed
                                      ? rows->selections.back()
                                      : add_selection(draft, *rows, item.id, item.place);
    draft.pack.selections[selection].title = reader.title("title");
    draft.set_names.push_back({item.id, rows->table, selection, rows->windowed.has_value()});
    draft.sets.push_back({item.id, rows->table, std::move(rows->filters),
                          std::move(rows->exemptions), std::move(rows->selections),
                          std::move(rows->windowed), item.place, false, rows->session,
                          std::move(rows->by), both_reasons(rows->assumed, reader.said().assumed)});
  }
}

}  // namespace xingji

// `keep:` — so many rows of each group — and the selections that it and `order in` make.
#include "base/text.h"
#include "pack/load_blocks.h"

namespace xingji {
namespace {

constexpr auto keep_keys =
    std::to_array<std::string_view>({"first", "last", "ordered_by", "within", "in"});
constexpr std::array key_types = {Type::flag,  Type::number,   Type::text,
                                  Type::date,  Type::duration, Type::month,
                                  Type::clock, Type::instant,  Type::money};
constexpr Words<bool, 1> keep_places = {{{"window", true}}};

// Days before and after which there are no facts.
constexpr int all_time = 4'000'000;

int number_kept(const Reader& reader, bool is_first) {
  constexpr std::int64_t most = 1'000'000;
  NumberRule rule;
  rule.least = micro_one;
  rule.most = most * micro_one;
  rule.is_whole = true;
  rule.example = "3";
  const Number number = need_number(reader, is_first ? "first" : "last", rule);
  if (number.entries.size() > 1) {
    reader.draft().refuse(reader.place(), "how many rows 'keep' keeps cannot be dated",
                          "write one number");
  }
  return number.entries.empty() ? 1 : static_cast<int>(number.entries.front().value / micro_one);
}

std::vector<Expression> group_keys(const Reader& reader, Table table) {
  std::vector<Expression> keys;
  const Node* within = reader.find("within");
  if (within == nullptr) return keys;
  if (!within->is_list()) {
    reader.draft().refuse(within->place, "'within' should be a list", "write it in [ ]");
    return keys;
  }
  const Scope scope = reader.draft().row_scope(table);
  for (const Node& item : within->items) {
    if (auto key = expression_at(reader.draft(), item, scope, key_types)) {
      keys.push_back(std::move(*key));
    }
  }
  return keys;
}

Keep read_keep(const Reader& reader, Table table) {
  Draft& draft = reader.draft();
  const bool has_first = reader.find("first") != nullptr;
  const bool has_last = reader.find("last") != nullptr;
  const bool may_be_misspelt = !has_first && !has_last && reader.has_stray_keys();
  if (has_first == has_last && !may_be_misspelt) {
    draft.refuse(reader.place(), "'keep' has one of 'first' and 'last'",
                 "write for example first: 3");
  }
  Keep keep;
  keep.is_first = !has_last;
  keep.most = number_kept(reader, keep.is_first);
  reader.need("ordered_by", "ordered_by: completed_at");
  keep.ordered_by =
      reader.expression("ordered_by", draft.row_scope(table), an_instant).value_or(Expression{});
  keep.within = group_keys(reader, table);
  keep.said = reader.said();
  return keep;
}

// What ranks before any measure knows no numerator and no due time of a measure.
void check_exemptions(const Reader& reader, const Rows& rows) {
  for (const std::size_t exemption : rows.exemptions) {
    const Exemption& taken = reader.draft().pack.exemptions[exemption];
    if (taken.effect == Exemption::Effect::out) continue;
    reader.draft().refuse(
        reader.find("keep")->place,
        "rows that are kept can only leave by 'effect: out', not by '" + taken.id + "'",
        "list the exemption where the rows are counted");
  }
}

Measure rows_of(const Rows& rows, const std::string& id, const Place& place) {
  Measure measure;
  measure.id = id;
  measure.table = rows.table;
  measure.session = rows.session;
  measure.by = rows.by;
  measure.filters = rows.filters;
  measure.exemptions = rows.exemptions;
  measure.selections = rows.selections;
  measure.place = place;
  measure.window.choices = {{std::nullopt, -all_time, all_time, {}}};
  return measure;
}

Expression event_of(Table table) {
  Expression event;
  event.op = Op::column;
  event.type = Type::instant;
  event.table = table;
  event.column = event_column(table).value_or(0);
  return event;
}

}  // namespace

std::size_t add_selection(Draft& draft, const Rows& rows, const std::string& id,
                          const Place& place) {
  Selection selection{id, rows_of(rows, id, place), {}, {}, place};
  selection.rows.by_day = event_of(rows.table);
  draft.pack.selections.push_back(std::move(selection));
  return draft.pack.selections.size() - 1;
}

void keep_rows(const Reader& reader, Rows& rows, const std::string& id) {
  Draft& draft = reader.draft();
  const Node* node = reader.find("keep");
  if (node == nullptr) return;
  if (rows.windowed) {
    draft.refuse(node->place,
                 "'" + rows.windowed->id + "' keeps inside a window, and so cannot be kept from",
                 "keep once");
    return;
  }
  const Reader keep_reader(draft, *node, node->place, reader.path_of("keep"), reader.inherited(),
                           keep_keys);
  check_exemptions(reader, rows);
  Keep keep = read_keep(keep_reader, rows.table);
  if (keep_reader.word("in", keep_places)) {
    rows.windowed = {id,           std::move(keep), rows.filters, rows.exemptions, rows.selections,
                     rows.session, rows.by,         node->place};
    return;
  }
  const std::size_t position = add_selection(draft, rows, id, node->place);
  Selection& selection = draft.pack.selections[position];
  selection.rows.by_day = keep.ordered_by;
  selection.keep = std::move(keep);
  rows.selections.push_back(position);
}

void rank_in_window(Draft& draft, Rows& rows) {
  if (!rows.windowed) return;
  const WindowedKeep& windowed = *rows.windowed;
  const Rows before{rows.table, windowed.filters, windowed.exemptions, windowed.selections,
                    {},         windowed.session, windowed.by};
  const std::size_t position = add_selection(draft, before, windowed.id, windowed.place);
  draft.pack.selections[position].keep = windowed.keep;
  draft.pack.selections[position].ranked_in = draft.pack.measures.size();
  rows.selections.push_back(position);
}

void resolve_selections(Draft& draft) {
  for (Selection& selection : draft.pack.selections) {
    if (!selection.ranked_in || *selection.ranked_in >= draft.pack.measures.size()) continue;
    const Measure& measure = draft.pack.measures[*selection.ranked_in];
    selection.rows.by_day = measure.by_day;
    selection.rows.extensions = measure.extensions;
    selection.rows.window = measure.window;
    if (measure.window.choices.size() > 1) {
      draft.refuse(
          selection.place,
          "'in: window' needs one window, and that of '" + measure.id + "' is chosen by volume",
          "use a fixed window, or keep before the window");
    }
  }
}

}  // namespace xingji

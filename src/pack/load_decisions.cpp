// `decisions:` — what is asked for, what comes out, and the rows between.
#include <algorithm>

#include "base/text.h"
#include "pack/answers.h"
#include "pack/load_blocks.h"
#include "pack/said_amounts.h"
#include "pack/visit.h"

namespace xingji {
namespace {

constexpr auto decision_keys =
    std::to_array<std::string_view>({"title", "inputs", "outputs", "hit", "by", "rows"});
constexpr auto input_keys = std::to_array<std::string_view>(
    {"title", "ask", "type", "words", "whole", "least", "most", "unit"});
constexpr auto output_keys = std::to_array<std::string_view>({"title", "words"});
constexpr auto rule_row_keys = std::to_array<std::string_view>({"when", "outcome", "says"});
enum class Hit : std::uint8_t { first, strictest };
constexpr Words<Hit, 2> hits = {{{"first", Hit::first}, {"strictest", Hit::strictest}}};
constexpr Words<Type, 6> types = {{{"flag", Type::flag},
                                   {"number", Type::number},
                                   {"duration", Type::duration},
                                   {"money", Type::money},
                                   {"date", Type::date},
                                   {"text", Type::text}}};

template <class Things>
std::optional<std::size_t> position_of(const Things& things, std::string_view id) {
  const auto found =
      std::find_if(things.begin(), things.end(), [&](const auto& thing) { return thing.id == id; });
  if (found == things.end()) return std::nullopt;
  return static_cast<std::size_t>(found - things.begin());
}

// A list of words, or a map with their titles.
std::vector<Decision::Word> read_words(const Reader& reader) {
  std::vector<Decision::Word> words;
  const Node* node = reader.find("words");
  if (node == nullptr) return words;
  Draft& draft = reader.draft();
  if (node->is_map()) {
    for (const MapEntry& entry : node->entries) {
      words.push_back({entry.key, title_at(draft, entry.value, entry.key)});
    }
  } else {
    for (const std::string& word : reader.texts("words")) words.push_back({word, {}});
  }
  if (words.size() < 2) {
    draft.refuse(node->place, "'words' needs at least two", "with one there is nothing to choose");
  }
  return words;
}

std::optional<std::int64_t> read_bound(const Reader& reader, std::string_view key,
                                       const Decision::Input& input) {
  const auto text = reader.text(key);
  if (!text) return std::nullopt;
  Draft& draft = reader.draft();
  Decision::Input unbound;
  unbound.type = input.type;
  unbound.is_whole = input.is_whole;
  if (const auto amount = parse_amount(*text); amount && amount->type == Type::money) {
    draft.note_currency(amount->unit, reader.find(key)->place);
  }
  const auto answer = parse_answer(unbound, *text, draft.pack.currency);
  if (answer && input.type != Type::text && input.type != Type::flag) return answer->value;
  draft.refuse(reader.find(key)->place, "'" + *text + "' is no bound of '" + input.id + "'",
               "write " + example_of(unbound, draft.pack.currency, Language::en));
  return std::nullopt;
}

void check_name(Draft& draft, const Item& item, const Decision& decision) {
  std::string_view what;
  if (position_of(draft.pack.parameters, item.id)) what = "' is a parameter already";
  if (position_of(decision.inputs, item.id)) what = "' is an input already";
  if (what.empty()) return;
  draft.refuse(item.place, "'" + item.id + std::string(what), "give it another name");
}

void read_input(const Reader& reader, const Item& item, Decision& decision) {
  Draft& draft = reader.draft();
  check_name(draft, item, decision);
  Decision::Input input;
  input.id = item.id;
  input.place = item.place;
  input.title = reader.need_title("title");
  input.ask = reader.need_title("ask");
  input.unit = reader.title("unit");
  input.words = read_words(reader);
  const bool has_words = reader.find("words") != nullptr;
  if (!has_words) reader.need("type", "type: number, or words: [a, b]");
  const auto type = reader.word("type", types);
  if (has_words && type && *type != Type::text) {
    draft.refuse(reader.find("type")->place, "an input with 'words' is a text",
                 "leave out 'type' or 'words'");
  }
  input.type = has_words ? Type::text : type.value_or(Type::text);
  input.is_whole = reader.flag("whole");
  if (input.is_whole && input.type != Type::number) {
    draft.refuse(reader.find("whole")->place, "only a number can be whole", "leave it out");
  }
  input.least = read_bound(reader, "least", input);
  input.most = read_bound(reader, "most", input);
  if (input.least && input.most && *input.least > *input.most) {
    draft.refuse(item.place, "'least' is more than 'most'", "exchange them");
  }
  decision.inputs.push_back(std::move(input));
}

void read_output(const Reader& reader, const Item& item, Decision& decision) {
  Decision::Output output;
  output.id = item.id;
  output.place = item.place;
  output.title = reader.need_title("title");
  reader.need("words", "words: { refused: { zh: …, en: … }, allowed: { zh: …, en: … } }");
  output.words = read_words(reader);
  decision.outputs.push_back(std::move(output));
}

/// What a condition may say: each comparison is of one input with what is known beforehand, so that
/// all its cases can be counted.
class ConditionCheck {
 public:
  ConditionCheck(Draft& draft, const Decision& decision) : draft_(draft), decision_(decision) {}

  bool fits(const Expression& e) {
    switch (e.op) {
      case Op::literal:
      case Op::measure:
        return true;
      case Op::negation:
      case Op::both:
      case Op::either:
      case Op::choose:
        return std::all_of(e.arguments.begin(), e.arguments.end(),
                           [&](const Expression& part) { return fits(part); });
      case Op::is_present:
      case Op::is_missing:
        return refuse(e, "an input that is not known is asked for", "ask for another thing");
      case Op::is_listed:
        return e.arguments[0].op == Op::measure ? fits_table(e) : refuse_shape(e);
      case Op::one_of:
      case Op::equal:
      case Op::unequal:
      case Op::less:
      case Op::at_most:
      case Op::more:
      case Op::at_least:
        return fits_comparison(e);
      default:
        return refuse_shape(e);
    }
  }

 private:
  bool refuse(const Expression& e, std::string message, std::string remedy) {
    draft_.refuse(e.place, std::move(message), std::move(remedy));
    return false;
  }
  bool refuse_shape(const Expression& e) {
    return refuse(e, "a condition of a decision compares one input with a number or words",
                  "make what is compared an input of its own");
  }

  bool fits_table(const Expression& e) {
    const KeyTable::Key& key = find_key_table(draft_.pack, e.name)->keys.front();
    if (key.match == KeyTable::Match::equal && key.type == Type::text) return true;
    return refuse(e, "a decision asks only tables of words", "'match: equal, type: text'");
  }

  bool is_line(const Expression& e) {
    if (e.op == Op::negate) return is_line(e.arguments[0]);
    if (e.op == Op::literal) return true;
    if (e.op != Op::parameter) return false;
    const auto position = position_of(draft_.pack.parameters, e.name);
    const auto& entries = draft_.pack.parameters[*position].number.entries;
    return std::none_of(entries.begin(), entries.end(),
                        [](const auto& entry) { return entry.expression || entry.by_row; });
  }

  bool fits_comparison(const Expression& e) {
    const bool is_first = e.arguments[0].op == Op::measure;
    const Expression& input = e.arguments[is_first ? 0 : 1];
    if (input.op != Op::measure || (e.op == Op::one_of && !is_first)) return refuse_shape(e);
    for (const Expression& side : e.arguments) {
      if (&side == &input) continue;
      if (!is_line(side)) return refuse_shape(e);
      if (!fits_word(input, side)) return false;
    }
    return true;
  }

  bool fits_word(const Expression& input, const Expression& side) {
    const auto position = position_of(decision_.inputs, input.name);
    const auto& words = decision_.inputs[*position].words;
    if (side.type != Type::text || words.empty() || position_of(words, side.name)) return true;
    const auto known = ids_of(words);
    const std::string near = did_you_mean(side.name, known);
    return refuse(side, "unknown word '" + side.name + "'",
                  near.empty() ? "known: " + with_commas(known) : near);
  }

  Draft& draft_;
  const Decision& decision_;
};

void read_outcome(const Reader& reader, const Decision& decision, Decision::Row& row) {
  const Node* node = reader.need("outcome", "outcome: { verdict: allowed }");
  if (node == nullptr) return;
  Draft& draft = reader.draft();
  if (!node->is_map()) {
    draft.refuse(node->place, "'outcome' should be a map, not " + std::string(kind_in_words(*node)),
                 "write for example { verdict: allowed }");
    return;
  }
  const auto known = ids_of(decision.outputs);
  for (const MapEntry& entry : node->entries) {
    if (position_of(decision.outputs, entry.key)) continue;
    draft.refuse_unknown(entry.key_place, "output", entry.key, did_you_mean(entry.key, known),
                         "known: " + with_commas(known));
  }
  row.outcome.resize(decision.outputs.size());
  for (std::size_t o = 0; o < decision.outputs.size(); ++o) {
    const Decision::Output& output = decision.outputs[o];
    const Node* word = node->find(output.id);
    if (word == nullptr) {
      draft.refuse(row.place, "the row '" + row.id + "' does not say '" + output.id + "'",
                   "every row gives all outputs");
      continue;
    }
    const auto text = text_at(draft, *word, output.id);
    if (!text) continue;
    const auto words = ids_of(output.words);
    if (const auto position = position_of(output.words, *text)) {
      row.outcome[o] = *position;
    } else {
      const std::string near = did_you_mean(*text, words);
      draft.refuse(word->place, "unknown word '" + *text + "'",
                   near.empty() ? "known: " + with_commas(words) : near);
    }
  }
}

void read_row(const Reader& reader, const Item& item, Decision& decision) {
  Draft& draft = reader.draft();
  Decision::Row row;
  row.id = item.id;
  row.place = item.place;
  row.says = reader.title("says");
  for (const std::string* text : {&row.says.zh, &row.says.en}) {
    const auto unread = unread_amount(*text, decision);
    if (!unread) continue;
    draft.refuse(reader.find("says")->place, "'{" + *unread + "}' is no share of an input",
                 "write {30% x} or {x}, where x is asked for and is a quantity");
    break;
  }
  row.said = reader.said();
  if (row.said.source.empty() && row.said.assumed.empty()) {
    draft.refuse(item.place, "the row '" + row.id + "' does not say where it comes from",
                 "name its 'source:', or why it is 'assumed:'");
  }
  std::vector<Scope::Name> names;
  for (const Decision::Input& input : decision.inputs) names.push_back({input.id, input.type});
  Scope scope = draft.number_scope();
  scope.measures = names;
  scope.attributes = {};
  if (const Node* when = reader.find("when")) {
    row.when = expression_at(draft, *when, scope, a_condition);
    if (row.when) ConditionCheck(draft, decision).fits(*row.when);
  }
  read_outcome(reader, decision, row);
  decision.rows.push_back(std::move(row));
}

void read_hit(const Reader& reader, Decision& decision) {
  Draft& draft = reader.draft();
  reader.need("hit", "hit: first, or hit: strictest and by: verdict");
  const auto hit = reader.word("hit", hits);
  const auto by = reader.text("by");
  if (hit == Hit::strictest) {
    const auto written = by ? by : reader.need_text("by", "by: verdict");
    if (!written) return;
    decision.strictest = position_of(decision.outputs, *written);
    if (decision.strictest) return;
    const auto known = ids_of(decision.outputs);
    draft.refuse_unknown(reader.find("by")->place, "output", *written,
                         did_you_mean(*written, known), "known: " + with_commas(known));
  } else if (by && hit) {
    draft.refuse(reader.find("by")->place, "'by' says what is strict, and 'hit' is 'first'",
                 "write hit: strictest, or leave it out");
  }
}

template <class Read>
void read_items(const Reader& reader, std::string_view key, std::string_view example, Keys keys,
                const Read& read) {
  const Node* node = reader.need(key, example);
  if (node == nullptr) return;
  Draft& draft = reader.draft();
  const Block block = open_block(draft, *node, reader.path_of(key), reader.inherited());
  for (const Item& item : block.items) {
    read(Reader(draft, *item.node, item.place, item.path, block.inherited, keys), item);
  }
}

void read_decision(const Reader& reader, const Item& item) {
  Draft& draft = reader.draft();
  const std::size_t before = draft.problems.size();
  Decision decision;
  decision.id = item.id;
  decision.place = item.place;
  decision.title = reader.need_title("title");
  decision.said = reader.said();
  read_items(reader, "inputs", "inputs: { days: { type: number, title: …, ask: … } }", input_keys,
             [&](const Reader& input, const Item& at) { read_input(input, at, decision); });
  read_items(reader, "outputs", "outputs: { verdict: { title: …, words: [refused, allowed] } }",
             output_keys,
             [&](const Reader& output, const Item& at) { read_output(output, at, decision); });
  read_hit(reader, decision);
  const auto add_row = [&](const Reader& row, const Item& at) { read_row(row, at, decision); };
  read_items(reader, "rows", "rows: { other: { outcome: { verdict: refused } } }", rule_row_keys,
             add_row);
  if (draft.problems.size() > before) return;  // what is not whole is not looked at further
  draft.pack.decisions.push_back(std::move(decision));
}

}  // namespace

void read_decisions(const Reader& pack) {
  const Block block = open_block(pack, "decisions");
  for (const Item& item : block.items) {
    read_decision(
        Reader(pack.draft(), *item.node, item.place, item.path, block.inherited, decision_keys),
        item);
  }
}

}  // namespace xingji

// The parts of reading that do not hang on one map's keys: blocks of ids, provenance, single
// scalars.
#include <algorithm>

#include "base/text.h"
#include "pack/amount.h"
#include "pack/overlay.h"
#include "pack/reader.h"
#include "pack/syntax.h"

namespace xingji {
namespace {

bool is_identifier(std::string_view text) {
  const auto is_inner = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           static_cast<unsigned char>(c) >= 0x80;
  };
  if (text.empty() || (text.front() >= '0' && text.front() <= '9')) return false;
  return std::all_of(text.begin(), text.end(), is_inner);
}

void check_source(Draft& draft, const MapEntry& entry) {
  const auto& sources = draft.pack.sources;
  const bool is_known = std::any_of(sources.begin(), sources.end(), [&](const Source& source) {
    return source.id == entry.value.text;
  });
  if (is_known) return;
  draft.refuse_unknown(entry.value.place, "source", entry.value.text,
                       did_you_mean(entry.value.text, ids_of(sources)), "list it under 'sources'");
}

// Money that an expression names.
void note_currencies(Draft& draft, const Expression& expression) {
  if (expression.op == Op::literal && expression.type == Type::money) {
    draft.note_currency(expression.name, expression.place);
  }
  for (const Expression& argument : expression.arguments) note_currencies(draft, argument);
}

bool is_contradicted(const Draft& draft, const std::string& id) {
  const auto& sources = draft.pack.sources;
  return std::any_of(sources.begin(), sources.end(),
                     [&](const Source& source) { return source.id == id && source.grade == 'X'; });
}

std::string any_of_types(std::span<const Type> types) {
  std::string text;
  for (const Type type : types) {
    if (!text.empty()) text += type == types.back() ? " or " : ", ";
    text += with_article(type);
  }
  return text;
}

}  // namespace

Inherited inherit(Draft& draft, const Node& map, const Inherited& outer) {
  Inherited own;
  Inherited merged = outer;
  for (const MapEntry& entry : map.entries) {
    if (!is_provenance_key(entry.key)) continue;
    if (entry.key == "assumed" && entry.value.is_map()) {
      own[entry.value.place.file].assumed = title_at(draft, entry.value, entry.key);
      continue;
    }
    const auto text = text_at(draft, entry.value, entry.key);
    if (!text) merged.try_emplace(entry.value.place.file);
    if (!text) continue;
    Provenance& said = own[entry.value.place.file];
    if (entry.key == "source") {
      check_source(draft, entry);
      said.source = *text;
    } else if (entry.key == "assumed") {
      said.assumed = {*text, *text};
    } else {
      said.checked = day_at(draft, entry.value);
    }
  }
  for (auto& [file, said] : own) {
    const auto around = merged.find(file);
    if (!said.source.empty() || !said.assumed.empty()) {
      merged[file] = said;
    } else if (around != merged.end()) {
      around->second.checked = said.checked;  // compared again, inside a block of the same source
    }
  }
  return merged;
}

Provenance need_said(Draft& draft, const Node& node, const Inherited& inherited,
                     const std::string& path) {
  const auto found = inherited.find(node.place.file);
  if (found == inherited.end()) {
    // A block lacks its source once, however many numbers it has.
    const std::string block = node.place.file + ':' + path.substr(0, path.find('.'));
    const std::string& first = draft.sourceless.try_emplace(block, path).first->second;
    draft.refuse(node.place, "the number of '" + first + "' has no source",
                 "say where it comes from with 'source:', or why it is 'assumed:'");
    return {"", {}, path, node.place};
  }
  Provenance said = found->second;
  if (said.assumed.empty() && is_contradicted(draft, said.source)) {
    draft.refuse(node.place,
                 "the number of '" + path + "' rests on '" + said.source +
                     "', which is contradicted (grade X)",
                 "name another source, or say why it is 'assumed:'");
  }
  said.path = path;
  said.place = node.place;
  return said;
}

namespace {

// `industry text` instead of `industry: text`, or a name that cannot be one.
void refuse_name(Draft& draft, const MapEntry& entry, const std::string& path) {
  const std::size_t space = entry.key.find(' ');
  const std::string first = entry.key.substr(0, space);
  const bool lacks_colon =
      entry.value.kind == Node::Kind::nothing && space != std::string::npos && is_identifier(first);
  std::string remedy = "a name has letters, digits and _ only";
  if (lacks_colon) remedy = "write '" + first + ": " + entry.key.substr(space + 1) + "'";
  if (is_keyword(entry.key)) remedy = "it is a word of the rule language";
  draft.refuse(entry.key_place, "'" + entry.key + "' cannot be a name", remedy);
  draft.unread.insert({path, first});
}

// `souce: HELP` among entries that are maps.
bool is_misspelt_source(const Draft& draft, const MapEntry& entry, const Node& block) {
  const auto& sources = draft.pack.sources;
  return entry.value.is_scalar() && block.find("source") == nullptr &&
         std::any_of(sources.begin(), sources.end(),
                     [&](const Source& source) { return source.id == entry.value.text; });
}

}  // namespace

Block open_block(Draft& draft, const Node& node, const std::string& path,
                 const Inherited& inherited) {
  Block block;
  if (!node.is_map()) {
    draft.refuse(node.place,
                 "'" + path + "' should be a map, not " + std::string(kind_in_words(node)),
                 "write 'id: …' for each entry");
    draft.unread.insert({path, out_of_joint});
    return block;
  }
  block.inherited = inherit(draft, node, inherited);
  const bool any_name_goes = path == "sources";
  for (const MapEntry& entry : node.entries) {
    if (is_provenance_key(entry.key)) continue;
    if (is_misspelt_source(draft, entry, node)) {
      draft.refuse(entry.key_place, "unknown key '" + entry.key + "'", "did you mean 'source'?");
      block.inherited.try_emplace(node.place.file);
      continue;
    }
    if (!any_name_goes && (!is_identifier(entry.key) || is_keyword(entry.key))) {
      refuse_name(draft, entry, path);
      continue;
    }
    block.items.push_back({entry.key, &entry.value, entry.key_place, path + '.' + entry.key});
  }
  return block;
}

Block open_block(const Reader& pack, std::string_view key) {
  const Node* node = pack.find(key);
  if (node == nullptr) return {{}, pack.inherited()};
  return open_block(pack.draft(), *node, std::string(key), pack.inherited());
}

std::optional<std::string> text_at(Draft& draft, const Node& node, std::string_view key) {
  if (node.is_scalar()) return node.text;
  if (node.kind == Node::Kind::nothing) {
    draft.refuse(node.place, "'" + std::string(key) + "' is empty",
                 "write its value after the ':'");
  } else {
    draft.refuse(node.place, "'" + std::string(key) + "' should be a single value, not " +
                                 std::string(kind_in_words(node)));
  }
  return std::nullopt;
}

std::optional<Day> day_at(Draft& draft, const Node& node) {
  if (const auto day = node.is_scalar() ? parse_day(node.text) : std::nullopt) return day;
  draft.refuse(node.place,
               node.is_scalar()
                   ? "'" + node.text + "' is not a date"
                   : "a date should be a single value, not " + std::string(kind_in_words(node)),
               "write it like 2022-06-15");
  return std::nullopt;
}

std::optional<Expression> expression_at(Draft& draft, const Node& node, const Scope& scope,
                                        std::span<const Type> types) {
  const auto text = text_at(draft, node, "expression");
  if (!text) return std::nullopt;
  const Locate locate = [&](std::size_t offset) { return place_in(node, offset); };
  auto parsed = parse_expression_at(*text, locate, scope, draft.problems);
  if (!parsed) return std::nullopt;
  const Type type = parsed->type;
  if (std::find(types.begin(), types.end(), type) == types.end()) {
    draft.refuse(place_in(node, 0), "expected " + any_of_types(types) + ", '" + *text + "' is " +
                                        std::string(with_article(type)));
    return std::nullopt;
  }
  note_currencies(draft, *parsed);
  return parsed;
}

bool has_number(const Expression& expression, bool with_plain) {
  if (expression.op == Op::literal) {
    if (expression.type == Type::text || expression.type == Type::flag) return false;
    const bool is_plain = expression.type == Type::number &&
                          (expression.literal == 0 || expression.literal == micro_one);
    return with_plain || !is_plain;
  }
  return std::any_of(expression.arguments.begin(), expression.arguments.end(),
                     [&](const Expression& argument) { return has_number(argument, with_plain); });
}

void Draft::refuse(const Place& place, std::string message, std::string remedy) {
  problems.push_back({place, std::move(message), std::move(remedy)});
}

void Draft::refuse_unknown(const Place& place, std::string_view what, const std::string& id,
                           const std::string& near, const std::string& otherwise) {
  if (is_unread(id) || (near.empty() && is_unread(out_of_joint))) return;
  refuse(place, "unknown " + std::string(what) + " '" + id + "'", near.empty() ? otherwise : near);
}

void Draft::note_currency(const std::string& currency, const Place& place) {
  if (pack.currency.empty()) pack.currency = currency;
  if (pack.currency == currency) {
    if (!pack.first_money) pack.first_money = place;
  } else {
    refuse(place, "money in " + currency + " beside money in " + pack.currency,
           "a pack has one currency, that of its facts");
  }
}

void Draft::note_amount(const Amount& amount, const Place& place) {
  if (amount.type == Type::money) note_currency(amount.unit, place);
  if (amount.unit == "%") percentages.push_back(place);
}

bool Draft::is_percentage(const Place& place) const {
  return std::any_of(percentages.begin(), percentages.end(), [&](const Place& other) {
    return other.line == place.line && other.column == place.column && other.file == place.file;
  });
}

void Draft::warn(const Place& place, std::string message, std::string remedy) {
  problems.push_back({place, std::move(message), std::move(remedy), true});
}

bool Draft::has_errors() const {
  return std::any_of(problems.begin(), problems.end(),
                     [](const Problem& problem) { return !problem.is_warning; });
}

Scope Draft::number_scope() const {
  Scope scope;
  scope.parameters = parameter_names;
  scope.subject = to_text(pack.subject);
  scope.attributes = attribute_names;
  scope.tables = &pack.tables;
  scope.unread_tables = unread.names();
  scope.has_calendar = pack.calendar.has_value() || is_unread(out_of_joint);
  return scope;
}

Scope Draft::day_scope() const {
  Scope scope = number_scope();
  scope.measures = measure_names;
  if (has_indicators) scope.indicators = &pack.indicators;
  return scope;
}

Scope Draft::row_scope(Table table) const {
  Scope scope = number_scope();
  scope.table = table;
  scope.sets = set_names;
  return scope;
}

}  // namespace xingji

#include "io/ndjson.h"

#include <simdjson.h>

#include <vector>

#include "base/text.h"

namespace xingji {
namespace {

namespace json = simdjson::ondemand;

// A number by the grammar of JSON; simdjson leaves that to whoever turns it into a double.
bool is_number(std::string_view text) {
  std::size_t at = 0;
  const auto digits = [&] {
    const std::size_t begin = at;
    while (at < text.size() && text[at] >= '0' && text[at] <= '9') ++at;
    return at - begin;
  };
  if (text.starts_with('-')) ++at;
  const std::size_t whole = at;
  if (digits() == 0 || (text[whole] == '0' && at - whole > 1)) return false;
  if (at < text.size() && text[at] == '.' && (++at, digits() == 0)) return false;
  if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
    ++at;
    if (at < text.size() && (text[at] == '+' || text[at] == '-')) ++at;
    if (digits() == 0) return false;
  }
  return at == text.size();
}

// The text of a value; a fault where it has none. Points into the line or the parser's memory.
Fault text_of(json::value value, std::string_view& text) {
  json::json_type type{};
  if (value.type().get(type) != simdjson::SUCCESS) return Fault::not_json;
  switch (type) {
    case json::json_type::array:
    case json::json_type::object:
      return Fault::nested;
    case json::json_type::string:
      return value.get_string().get(text) == simdjson::SUCCESS ? Fault::none : Fault::not_json;
    case json::json_type::number:
      text = trim(value.raw_json_token());
      return is_number(text) ? Fault::none : Fault::not_json;
    case json::json_type::boolean: {
      bool is_true = false;
      if (value.get_bool().get(is_true) != simdjson::SUCCESS) return Fault::not_json;
      text = is_true ? "true" : "false";
      return Fault::none;
    }
    case json::json_type::null: {
      bool is_null = false;
      if (value.is_null().get(is_null) != simdjson::SUCCESS || !is_null) return Fault::not_json;
      text = {};
      return Fault::none;
    }
  }
  return Fault::not_json;
}

}  // namespace

struct NdjsonParser::State {
  State(RowMaker& to, const ReadLimits& sizes, Tally& counts)
      : maker(to), limits(sizes), tally(counts) {}

  RowMaker& maker;
  const ReadLimits& limits;
  Tally& tally;
  json::parser parser;
  std::vector<std::size_t> guesses;  // the field that the last rows had at each place
  std::uint64_t given = 0;           // bit i: this row has a member for cell i

  void parse_line(const Block& block, std::string_view line);
  bool take_members(json::object object);
  bool take(std::string_view name, json::value value, std::uint32_t number);
  const FieldPlan* field_of(std::string_view name, std::size_t place);
  bool reject(Fault fault, const FieldPlan* field, std::uint32_t number);
  bool put_absent();
};

NdjsonParser::NdjsonParser(RowMaker& maker, const ReadLimits& limits, Tally& tally)
    : state_(std::make_unique<State>(maker, limits, tally)) {}
NdjsonParser::~NdjsonParser() = default;

void NdjsonParser::parse(const FilePlan& plan, const Block& block) {
  RowMaker& maker = state_->maker;
  maker.start_file(plan);
  for (const RowSpan& row : block.rows) {  // only faults: lines are rows here
    maker.start_row(row.line);
    maker.reject({.fault = row.fault});
  }
  std::string_view bytes(block.bytes.data(), block.size);
  for (std::uint32_t line = block.first_line; !bytes.empty(); ++line) {
    const std::size_t end = bytes.find('\n');
    const std::string_view text = trim(bytes.substr(0, end));
    bytes.remove_prefix(end + 1);
    if (text.empty()) continue;
    maker.start_row(line);
    state_->parse_line(block, text);
  }
}

bool NdjsonParser::State::reject(Fault fault, const FieldPlan* field, std::uint32_t number) {
  if (field == nullptr) {
    maker.reject({.fault = fault});
  } else {
    maker.reject({.fault = fault, .field = number, .name = field->name, .column = field->column});
  }
  return false;
}

// Rows of a file list their members in the same order nearly always.
const FieldPlan* NdjsonParser::State::field_of(std::string_view name, std::size_t place) {
  const std::vector<FieldPlan>& fields = maker.plan().fields;
  if (place < guesses.size() && guesses[place] < fields.size() &&
      fields[guesses[place]].name == name) {
    return &fields[guesses[place]];
  }
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (fields[i].name != name) continue;
    if (place >= guesses.size()) guesses.resize(std::min(place + 1, fields.size()), fields.size());
    if (place < guesses.size()) guesses[place] = i;
    return &fields[i];
  }
  return nullptr;
}

bool NdjsonParser::State::take(std::string_view name, json::value value, std::uint32_t number) {
  const FieldPlan* field = field_of(name, number - 1);
  if (field == nullptr) {
    tally.members_of(maker.plan()).note_stranger(name);
    return true;
  }
  const std::uint64_t bit = std::uint64_t{1} << field->cell;
  if ((given & bit) != 0) return reject(Fault::given_twice, field, number);
  given |= bit;
  std::string_view text;
  const Fault fault = text_of(value, text);
  if (fault == Fault::not_json) return reject(fault, nullptr, 0);
  if (fault != Fault::none) return reject(fault, field, number);
  if (text.size() > limits.field_bytes) return reject(Fault::field_too_long, field, number);
  if (text.find('\0') != std::string_view::npos) return reject(Fault::nul_byte, field, number);
  return maker.put(*field, text, number);
}

bool NdjsonParser::State::take_members(json::object object) {
  std::uint32_t number = 0;
  for (auto member : object) {
    json::field field;
    std::string_view name;
    if (std::move(member).get(field) != simdjson::SUCCESS ||
        field.unescaped_key().get(name) != simdjson::SUCCESS) {
      return reject(Fault::not_json, nullptr, 0);
    }
    if (!take(name, field.value(), ++number)) return false;
  }
  return true;
}

// Required columns that the row does not mention.
bool NdjsonParser::State::put_absent() {
  for (const FieldPlan& field : maker.plan().fields) {
    const bool is_given = ((given >> field.cell) & 1U) != 0;
    if (field.column->required && !is_given && !maker.put(field, {}, 0)) return false;
  }
  return true;
}

void NdjsonParser::State::parse_line(const Block& block, std::string_view line) {
  maker.clear();
  given = 0;
  const auto offset = static_cast<std::size_t>(line.data() - block.bytes.data());
  json::document document;
  json::object object;
  const auto parsed =
      parser.iterate(line.data(), line.size(), block.bytes.size() - offset).get(document);
  if (parsed == simdjson::UTF8_ERROR) {
    reject(Fault::not_utf8, nullptr, 0);
  } else if (parsed != simdjson::SUCCESS ||
             document.get_object().get(object) != simdjson::SUCCESS) {
    reject(Fault::not_json, nullptr, 0);
  } else if (take_members(object)) {
    // Nothing may stand behind the object.
    if (document.current_location().error() != simdjson::OUT_OF_BOUNDS) {
      reject(Fault::not_json, nullptr, 0);
    } else if (put_absent()) {
      tally.members_of(maker.plan()).known |= given;
      maker.finish();
    }
  }
}

}  // namespace xingji

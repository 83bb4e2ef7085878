#include "cases/given.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/text.h"
#include "cases/facts.h"
#include "cases/series.h"
#include "pack/measure_names.h"
#include "pack/rank_words.h"
#include "pack/sample.h"

namespace xingji::cases {
namespace {

constexpr auto reading_keys = std::to_array<std::string_view>(
    {"value", "numerator", "denominator", "points", "rank_share", "source"});

Node scalar(std::string text, const Place& place) {
  Node node;
  node.kind = Node::Kind::scalar;
  node.place = place;
  node.text = std::move(text);
  return node;
}

void put(Node& row, std::string key, std::string text, const Place& place) {
  row.entries.push_back({std::move(key), place, scalar(std::move(text), place)});
}

class GivenReader {
 public:
  GivenReader(const Case& one, const Pack& pack, Problems& problems)
      : case_(one), pack_(pack), problems_(problems) {}

  Node read() {
    if (case_.facts != nullptr && is_map(*case_.facts, "'facts'", problems_)) {
      facts_ = *case_.facts;
    }
    facts_.kind = Node::Kind::map;
    if (case_.readings != nullptr && is_map(*case_.readings, "'readings'", problems_)) {
      for (const MapEntry& entry : case_.readings->entries) add_reading(entry);
    }
    if (case_.tallies != nullptr && is_map(*case_.tallies, "'tallies'", problems_)) {
      for (const MapEntry& entry : case_.tallies->entries) add_tallies(entry);
    }
    return std::move(facts_);
  }

 private:
  Node row_of(const MapEntry& entry, Day day) const {
    Node row;
    row.kind = Node::Kind::map;
    row.place = entry.value.place;
    put(row, "subject_id", case_subject(pack_), entry.key_place);
    put(row, "pack", pack_.id, entry.key_place);
    put(row, "indicator", entry.key, entry.key_place);
    put(row, "day", format_day(day), entry.key_place);
    return row;
  }

  void add_row(const char* table, Node row) {
    auto found = std::find_if(facts_.entries.begin(), facts_.entries.end(),
                              [&](const MapEntry& entry) { return entry.key == table; });
    if (found == facts_.entries.end()) {
      Node rows;
      rows.kind = Node::Kind::list;
      rows.place = row.place;
      found = facts_.entries.insert(found, {table, row.place, std::move(rows)});
    }
    found->value.items.push_back(std::move(row));
  }

  // Totals, stars and dimensions of the platform are compared; they are no indicators.
  bool is_official(std::string_view name) const {
    if (name == "total" || name == "stars") return true;
    constexpr std::string_view head = "dimension.";
    return name.starts_with(head) && find_dimension(pack_, name.substr(head.size())).has_value();
  }

  // An indicator, or a count under a name of its own.
  struct Named {
    std::optional<std::size_t> indicator;
    std::optional<std::size_t> measure;
  };
  std::optional<Named> find(const MapEntry& entry) {
    const auto indicator = find_indicator(pack_, entry.key);
    const auto measure = indicator ? std::nullopt : find_named_measure(pack_, entry.key);
    if (indicator || measure) return Named{indicator, measure};
    std::vector<std::string_view> known = ids_of(pack_.indicators);
    for (const Measure& each : pack_.measures) known.emplace_back(each.id);
    refuse_word(entry.key_place, "no indicator or measure", entry.key, known, problems_);
    return std::nullopt;
  }

  void add_reading(const MapEntry& entry) {
    const bool official = is_official(entry.key);
    const auto named = official ? std::nullopt : find(entry);
    if (!official && !named) return;
    const Node* value = entry.value.is_map() ? entry.value.find("value") : &entry.value;
    if (value == nullptr || !value->is_scalar()) {
      problems_.push_back({entry.value.place, "a reading has no 'value'",
                           "write what the screen printed, as " + entry.key + ": 94.3%"});
      return;
    }
    if (named && named->indicator) check_printed(*value, pack_.indicators[*named->indicator]);
    if (named && named->measure) check_count(*value, pack_.measures[*named->measure]);
    Node row = row_of(entry, case_.day);
    put(row, "value", value->text, value->place);
    bool has_source = false;
    if (entry.value.is_map()) {
      check_keys(entry.value, reading_keys, problems_);
      for (const MapEntry& more : entry.value.entries) {
        has_source |= more.key == "source";
        if (more.key == "rank_share") check_rank(more.value, entry.key);
        if (more.key != "value") row.entries.push_back(more);
      }
    }
    if (!has_source) put(row, "source", "typed", row.place);
    add_row("readings", std::move(row));
  }

  void check_printed(const Node& value, const Indicator& indicator) {
    const Sampled sampled = parse_sampled(value.text, indicator, pack_);
    if (sampled.printed.state != Printed::State::unclear) return;
    problems_.push_back({value.place, "'" + value.text + "' is no value of '" + indicator.id + "'",
                         sampled.disagrees ? "the value is not what its sample comes to"
                                           : "write " + example_printed(indicator.printed_as).en});
  }

  void check_count(const Node& value, const Measure& measure) {
    if (parse_count(value.text, measure).state != Printed::State::unclear) return;
    problems_.push_back({value.place, "'" + value.text + "' is no value of '" + measure.id + "'",
                         "write " + example_printed(printed_as(measure)).en});
  }

  void check_rank(const Node& share, const std::string& id) {
    if (parse_rank_share(share.text).state != Printed::State::unclear) return;
    problems_.push_back({share.place,
                         "'" + share.text + "' does not say how many peers '" + id + "' beats",
                         rank_example});
  }

  void add_tallies(const MapEntry& entry) {
    const auto named = find(entry);
    if (!named) return;
    Node list = entry.value;
    if (list.is_scalar()) {
      list.items = {entry.value};
      list.kind = Node::Kind::list;
    }
    const Node days = spread(list, problems_);
    Day day = case_.day - static_cast<Day>(days.items.size());
    for (const Node& item : days.items) {
      ++day;
      if (item.text == "none") continue;
      named->measure ? add_count(entry, item, day) : add_tally(entry, item, day);
    }
  }

  void add_count(const MapEntry& entry, const Node& item, Day day) {
    const auto number = cell(trim(item.text));
    if (!number) {
      problems_.push_back({item.place, "'" + item.text + "' is no count",
                           "write what the day came to, as 20 or 80min, or none"});
      return;
    }
    Node row = row_of(entry, day);
    put(row, "numerator", *number, item.place);
    put(row, "source", "typed", item.place);
    add_row("tallies", std::move(row));
  }

  void add_tally(const MapEntry& entry, const Node& item, Day day) {
    const auto parts = split(item.text, '/');
    const auto numerator = parts.size() == 2 ? cell(trim(parts[0])) : std::nullopt;
    const auto denominator = parts.size() == 2 ? cell(trim(parts[1])) : std::nullopt;
    if (!numerator || !denominator) {
      problems_.push_back({item.place, "'" + item.text + "' is no tally",
                           "write a day's numerator and denominator as 19/20 or 80min/1, or none"});
      return;
    }
    Node row = row_of(entry, day);
    put(row, "numerator", *numerator, item.place);
    put(row, "denominator", *denominator, item.place);
    put(row, "source", "typed", item.place);
    add_row("tallies", std::move(row));
  }

  // As the table holds it: durations in seconds, money in the currency's unit.
  static std::optional<std::string> cell(std::string_view text) {
    const auto amount = parse_amount(text);
    if (!amount) return std::nullopt;
    constexpr Micro micro_per_cent = micro_one / 100;
    if (amount->type == Type::duration) return std::to_string(amount->value);
    if (amount->type == Type::money) return format_micro(amount->value * micro_per_cent);
    if (amount->type == Type::number) return format_micro(amount->value);
    return std::nullopt;
  }

  const Case& case_;
  const Pack& pack_;
  Problems& problems_;
  Node facts_;
};

}  // namespace

Node with_given(const Case& one, const Pack& pack, Problems& problems) {
  return GivenReader(one, pack, problems).read();
}

}  // namespace xingji::cases

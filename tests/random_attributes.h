// Attributes for a made-up market whose subjects all have some, as spans that overlap, leave gaps
// and begin at noon; some values cannot be read.
#pragma once

#include <random>

#include "pack/visit.h"
#include "support.h"

namespace xingji::test {

/// Of an attribute, what it may be.
using AttributeValues = std::vector<std::pair<std::string, std::vector<std::string>>>;

/// For every subject of the market, spans that begin from `first` to `last`.
inline void add_attributes(const std::string& folder, const AttributeValues& values, Day first,
                           Day last, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  std::string rows = "subject_kind,subject_id,name,value,from,to\n";
  for (const std::string kind : {"shop", "agent", "provider", "product"}) {
    std::istringstream subjects(read_file(folder + '/' + kind + "s.csv"));
    std::string line;
    std::getline(subjects, line);
    while (std::getline(subjects, line)) {
      const std::string id = line.substr(0, line.find(','));
      for (const auto& [name, of_name] : values) {
        Day from = first + static_cast<Day>(random() % 15);
        for (; from <= last; from += 1 + static_cast<Day>(random() % 40)) {
          const bool ends = random() % 3 == 0;
          const Day to = from + static_cast<Day>(random() % 30);
          rows += kind + ',' + id + ',' + name + ',' + of_name[random() % of_name.size()] + ',' +
                  format_day(from) + (random() % 4 == 0 ? " 14:30:00" : "") + ',' +
                  (ends ? format_day(to) : "") + '\n';
        }
      }
    }
  }
  write_file(folder + "/attributes.csv", rows);
}

/// Those of random packs.
inline AttributeValues random_values() {
  return {{"kind", {"flagship", "personal", "specialty"}},
          {"town", {"north", "south"}},
          {"level", {"1", "2.5", "3", "4", "5", "400%", "high", "1.0000001", "2.", ".5", "-3"}},
          {"insured", {"true", "false", "1", "0", "perhaps"}},
          {"allowance", {"36h", "90min", "15s", "2", "-1h", "1.5min", "0.5s"}},
          {"fee", {"5 CNY", "7.50 CNY", "3", "0.001", "0.001 CNY", "5h"}}};
}

inline void collect_texts(const Expression& expression, std::vector<std::string>& texts) {
  if (expression.op == Op::literal && expression.type == Type::text) {
    texts.push_back(expression.name);
  }
  for (const Expression& argument : expression.arguments) collect_texts(argument, texts);
}

/// Those of a pack: texts are what its tables and conditions ask for.
inline AttributeValues values_of(const Pack& pack) {
  std::vector<std::string> texts = {"other"};
  for (const KeyTable& table : pack.tables) {
    for (const KeyTable::Row& row : table.rows) {
      for (std::size_t k = 0; k < row.keys.size(); ++k) {
        if (table.keys[k].type == Type::text) texts.push_back(row.keys[k].text);
      }
    }
  }
  visit_expressions(pack, [&](const Expression& each) { collect_texts(each, texts); });
  AttributeValues values;
  for (const Attribute& attribute : pack.attributes) {
    switch (attribute.type) {
      case Type::flag:
        values.push_back({attribute.id, {"true", "false"}});
        break;
      case Type::number:
        values.push_back({attribute.id, {"0", "1", "2", "3", "4.5", "20"}});
        break;
      case Type::duration:
        values.push_back({attribute.id, {"1h", "36h"}});
        break;
      case Type::money:
        values.push_back({attribute.id, {"5", "1000"}});
        break;
      default:
        values.push_back({attribute.id, texts});
    }
  }
  return values;
}

}  // namespace xingji::test

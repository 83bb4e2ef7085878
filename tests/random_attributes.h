// Attributes for a made-up market whose subjects all have some, as spans that overlap, leave gaps
// and begin at noon; some values cannot be read.
#pragma once

#include <random>

#include "support.h"

namespace xingji::test {

inline void add_attributes(const std::string& folder, std::uint64_t seed) {
  const std::vector<std::pair<std::string, std::vector<std::string>>> values = {
      {"kind", {"flagship", "personal", "specialty"}},
      {"level", {"1", "2.5", "3", "4", "5", "400%", "high", "1.0000001", "2.", "-3"}},
      {"insured", {"true", "false", "1", "0", "perhaps"}},
      {"allowance", {"36h", "90min", "15s", "2", "-1h", "1.5min", "0.5s"}},
      {"fee", {"5 CNY", "7.50 CNY", "3", "0.001", "0.001 CNY", "5h"}},
  };
  std::mt19937_64 random(seed);
  std::string rows = "subject_kind,subject_id,name,value,from,to\n";
  for (const std::string kind : {"shop", "agent", "provider", "product"}) {
    std::istringstream subjects(read_file(folder + '/' + kind + "s.csv"));
    std::string line;
    std::getline(subjects, line);
    while (std::getline(subjects, line)) {
      const std::string id = line.substr(0, line.find(','));
      for (const auto& [name, of_name] : values) {
        Day day = *parse_day("2022-03-20") + static_cast<Day>(random() % 15);
        for (; day < *parse_day("2022-06-25"); day += 1 + static_cast<Day>(random() % 40)) {
          const bool ends = random() % 3 == 0;
          const Day last = day + static_cast<Day>(random() % 30);
          rows += kind + ',' + id + ',' + name + ',' + of_name[random() % of_name.size()] + ',' +
                  format_day(day) + (random() % 4 == 0 ? " 14:30:00" : "") + ',' +
                  (ends ? format_day(last) : "") + '\n';
        }
      }
    }
  }
  write_file(folder + "/attributes.csv", rows);
}

}  // namespace xingji::test

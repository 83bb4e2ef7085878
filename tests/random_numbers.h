// Numbers that people give, for a made-up market and the indicators and measures of random packs:
// what the screen showed, with and without its sample, what each day's own counts were, counts
// under their own name, what peers have; of several sources, with gaps and lines that say nothing.
#pragma once

#include <random>

#include "support.h"

namespace xingji::test {

class RandomNumbers {
 public:
  RandomNumbers(const std::string& folder, std::uint64_t seed) : random_(seed) {
    const std::string kept = ",test.random,i";
    std::string readings =
        "subject_id,pack,indicator,day,value,numerator,denominator,rank_share,source\n";
    std::string tallies = "subject_id,pack,indicator,day,numerator,denominator,source\n";
    const std::vector<std::string> counted{
        "m0", "m1", "m2", "m3", "m7", "m9", "i0.numerator", "i1.denominator", "m10"};
    for (const std::string& subject : subjects(folder)) {
      for (const char indicator : {'0', '1', '2', '3'}) {
        const bool is_full = below(2) == 0;  // a tally for nearly every day
        for (Day day = *parse_day("2022-04-20"); day <= *parse_day("2022-06-30"); ++day) {
          const std::string key = subject + kept + indicator + ',' + format_day(day) + ',';
          if (below(4) == 0) readings += key + beside_counts() + ',' + rank() + ",typed\n";
          if (below(12) == 0) readings += key + printed() + ",,,," + source() + '\n';
          if (below(is_full ? 60 : 3) > 0) tallies += key + tally() + ",typed\n";
          if (below(12) == 0) tallies += key + tally() + ',' + source() + '\n';
        }
      }
      // Counts under their own names, of one measure read off a screen and of one counted daily.
      const std::string read = one(counted) + ',';
      const std::string tallied = one(counted) + ',';
      for (Day day = *parse_day("2022-04-20"); day <= *parse_day("2022-06-30"); ++day) {
        const std::string of_pack = subject + ",test.random,";
        const std::string at = format_day(day) + ',';
        if (below(2) == 0) readings += of_pack + read + at + count() + ",,,,typed\n";
        if (below(12) == 0) readings += of_pack + read + at + count() + ",,,," + source() + '\n';
        if (below(60) > 0) tallies += of_pack + tallied + at + whole(3) + ",,typed\n";
        if (below(12) == 0) tallies += of_pack + tallied + at + whole(3) + ",," + source() + '\n';
      }
    }
    write_file(folder + "/readings.csv", readings);
    write_file(folder + "/tallies.csv", tallies);
    write_file(folder + "/benchmarks.csv", benchmarks());
  }

 private:
  std::size_t below(std::size_t count) { return random_() % count; }
  std::string one(const std::vector<std::string>& texts) { return texts[below(texts.size())]; }
  std::string whole(std::size_t most) { return std::to_string(below(most + 1)); }

  static std::vector<std::string> subjects(const std::string& folder) {
    std::vector<std::string> ids;
    for (const char* file : {"/shops.csv", "/agents.csv"}) {
      std::istringstream in(read_file(folder + file));
      std::string line;
      std::getline(in, line);
      while (std::getline(in, line)) ids.push_back(line.substr(0, line.find(',')));
    }
    return ids;
  }

  // As the screen prints a share, a score or a count; "-" where there is nothing.
  std::string printed() {
    return one({whole(100) + '.' + whole(9) + '%', whole(4) + '.' + whole(99), whole(60), "-", "0",
                sampled()});
  }
  // A share with its sample; sometimes they do not agree.
  std::string sampled() {
    const std::size_t below_line = 1 + below(40);
    const std::size_t above_line = below(below_line + 1);
    const std::string sample = std::to_string(above_line) + '/' + std::to_string(below_line);
    const std::size_t hundredths = (above_line * 10'000 + below_line / 2) / below_line;
    const std::string cents = std::to_string(100 + hundredths % 100).substr(1);
    const std::string share = std::to_string(hundredths / 100) + '.' + cents + '%';
    return one(
        {sample, share + '(' + sample + ')', share + " 分母 " + whole(40), "1%(" + sample + ')'});
  }
  // What no number of rows could be is not taken.
  std::string count() {
    return one({whole(45), whole(45), whole(3), "1.5", "-", whole(9) + "单", "3h"});
  }
  // Counts beside what the screen shows of them; sometimes it shows something else.
  std::string beside_counts() { return one({"-", "-", printed()}) + ',' + counts(); }
  std::string counts() {
    const std::string denominator = whole(30);
    return one({",", whole(30) + ',' + denominator, whole(9) + ",0"});
  }
  std::string rank() {
    return one({"", whole(100) + '%', "超过同行 " + whole(99) + ".5%", "前 " + whole(100) + '%',
                "-", "低于同行 75%", "150%"});
  }
  // A day's part and whole; sometimes no share of anything, or no number of rows.
  std::string tally() {
    const std::size_t all = below(10);
    const std::string part = whole(all) + ',' + std::to_string(all);
    const std::string quarters = whole(4) + ".25," + whole(5) + ".5";
    if (below(30) == 0) return one({whole(9) + ',' + whole(9), "-1,3", quarters});
    return one({part, part, whole(2) + ',' + std::to_string(3 + below(3)), "0,0"});
  }
  std::string source() { return one({"pasted", "file", "platform_api"}); }

  std::string benchmarks() {
    std::string rows = "platform,group,indicator,day,measure,value,source\n";
    for (const char* group : {"all", "flagship", "north", "flagship/north", "personal/south"}) {
      for (const char indicator : {'0', '1', '2', '3'}) {
        for (const char* measure : {"mean", "p10", "p50", "p90", "p0.01"}) {
          for (const char* day : {"2022-04-10", "2022-05-05", "2022-05-30"}) {
            if (below(3) == 0) continue;
            rows += std::string("test,") + group + ",i" + indicator + ',' + day + ',' + measure +
                    ',' + printed() + ',' + one({"typed", "file"}) + '\n';
          }
        }
      }
    }
    return rows;
  }

  std::mt19937_64 random_;
};

}  // namespace xingji::test

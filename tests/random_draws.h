// How random packs choose: every choice is a RapidCheck one, whose first alternative is the
// simplest, so that a failure shrinks towards it. And a tally of what was drawn, so that a test can
// say what it never tried.
#pragma once

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cstdlib>
#include <iostream>
#include <map>
#include <string>
#include <vector>

namespace xingji::test {

inline std::size_t below(std::size_t count) {
  return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange<std::size_t>(0, count));
}

inline std::string one_of(const std::vector<std::string>& texts) {
  return texts[below(texts.size())];
}

inline std::string in_quotes(const std::string& expression) { return '"' + expression + '"'; }

/// Whether somebody says how many tests to run.
inline bool is_search() { return std::getenv("RC_PARAMS") != nullptr; }

/// rc::check with so many tests, unless it is a search.
template <class Testable>
bool check_many(const Testable& testable, int count) {
  rc::detail::TestParams params = rc::detail::configuration().testParams;
  if (!is_search()) params.maxSuccess = count;
  const auto result = rc::detail::checkTestable(testable, rc::detail::TestMetadata{}, params);
  rc::detail::printResultMessage(result, std::cerr);
  std::cerr << '\n';
  return result.template is<rc::detail::SuccessResult>();
}

/// A construct of the rule language, and the text by which a pack shows that it uses it.
struct Construct {
  std::string name;
  std::string text;
};

/// In how many packs each construct stood.
class Drawn {
 public:
  explicit Drawn(std::vector<Construct> constructs) : constructs_(std::move(constructs)) {}

  void add(const std::string& pack) {
    ++packs_;
    for (const Construct& each : constructs_) {
      count_[each.name] += pack.find(each.text) == std::string::npos ? 0 : 1;
    }
  }

  /// Says how often each was drawn. One that never was fails, unless a slow machine drew too few
  /// packs to say.
  void expect_all() const {
    constexpr int enough = 120;
    std::cout << packs_ << " packs, with";
    for (const Construct& each : constructs_) {
      const auto found = count_.find(each.name);
      const int count = found == count_.end() ? 0 : found->second;
      std::cout << "\n  " << each.name << ": " << count;
      EXPECT_TRUE(count > 0 || packs_ < enough) << each.name << " was never drawn";
    }
    std::cout << '\n';
  }

 private:
  std::vector<Construct> constructs_;
  std::map<std::string, int> count_;
  int packs_ = 0;
};

/// A formula of the day, or one of it on earlier days.
inline std::string looking_back(const std::string& formula) {
  return one_of({formula, formula, "yesterday(" + formula + ")",
                 "quantile(" + formula + ", " + one_of({"50%", "90%", "100%"}) + ", 5)"});
}

/// The same of a condition in quotes.
inline std::string looking_back_at(const std::string& condition) {
  return one_of({condition, "\"yesterday(" + condition.substr(1, condition.size() - 2) + ")\""});
}

/// Which days are worked, known for some of the days or for all.
inline std::string calendar_line() {
  return "calendar: { since: " + one_of({"2021-01-01", "2022-04-20"}) +
         ", until: " + one_of({"2022-05-20", "2023-12-31"}) +
         ", rest: [2022-05-02, 2022-05-03, 2022-05-04], work: [2022-04-24, 2022-05-07], assumed: "
         "t }\n";
}

}  // namespace xingji::test

#include "typed/lags.h"

#include <algorithm>
#include <string>

#include "typed/variants.h"

namespace xingji::typed {
namespace {

enum class Speaks : std::uint8_t { for_nothing, for_lag, for_window };

// A number that is today's, where that of another day differs, is on no screen that is behind.
Speaks speaks(const std::vector<OnDays>& numbers, int days) {
  int behind = 0;
  for (const OnDays& each : numbers) {
    const auto found = each.later.find(days);
    if (found == each.later.end() || found->second == each.today) continue;
    if (each.today) return Speaks::for_window;
    ++behind;
  }
  return behind > 1 ? Speaks::for_lag : Speaks::for_nothing;
}

Cause both(int days) {
  const Title lag = days_title(days);
  const Title window = window_title(days);
  return {Reason::window_lag,
          signed_days(days) + " or window " + signed_days(days),
          {lag.zh + "；也可能是" + window.zh + "，只凭这个数分不清",
           lag.en + "; it also " + window.en + ", and this number alone does not tell"}};
}

}  // namespace

void tell_lags_apart(const std::vector<OnDays>& numbers,
                     const std::vector<std::vector<Cause>*>& causes) {
  for (std::vector<Cause>* of_one : causes) {
    for (int days = -most_lag; days <= most_lag; ++days) {
      const auto find = [&](const std::string& detail) {
        return std::find_if(of_one->begin(), of_one->end(), [&](const Cause& cause) {
          return cause.reason == Reason::window_lag && cause.detail == detail;
        });
      };
      const auto lag = find(signed_days(days));
      const auto window = find("window " + signed_days(days));
      if (lag == of_one->end() || window == of_one->end()) continue;
      switch (speaks(numbers, days)) {
        case Speaks::for_lag:
          of_one->erase(window);
          break;
        case Speaks::for_window:
          window->words.zh += "；当天别的数没有晚，不是整页晚更新";
          window->words.en += "; other numbers are that day's, so the page is not behind";
          of_one->erase(lag);
          break;
        case Speaks::for_nothing:
          *lag = both(days);
          of_one->erase(window);
          break;
      }
    }
  }
}

}  // namespace xingji::typed

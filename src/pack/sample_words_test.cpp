#include "pack/sample_words.h"

#include <gtest/gtest.h>

#include <array>

namespace xingji {
namespace {

struct Row {
  std::string_view text;  // in plain signs
  std::string_view expected;
};

TEST(SampleWords, ASampleBesideAValueBecomesAWordOfItsOwn) {
  constexpr auto rows = std::to_array<Row>({
      {"2.08%(1/48)", "2.08% 1/48"},
      {"2.08% ( 1 / 48 )", "2.08% 1/48"},
      {"1单/48单", "1/48"},
      {"2.08%,1/1,234 订单", "2.08% 1/1234 订单"},
      {"2.08% 分子1 分母48", "2.08% 分子1 分母48"},
      {"2.08%(分子:1,分母: 48单)", "2.08% 分子1 分母48"},
      {"2.08% Numerator 1, denominator = 48", "2.08% 分子1 分母48"},
      {"94.3% 样本量 1,234", "94.3% 分母1234"},
      {"2.08%,共48单", "2.08% 分母48"},
      {"2.08% 共 48 单", "2.08% 分母48"},
      {"48单中有1单", "1/48"},
      {"1/共48单", "1/48"},
      {"3.2% (3 of 94 sales)", "3.2% 3/94"},
      {"3.2% (3 de 94 vendas)", "3.2% 3/94"},
  });
  for (const Row& row : rows) EXPECT_EQ(with_plain_samples(row.text), row.expected) << row.text;
}

// Dates, scores of a full mark, ranks of many, spans of time: as they were.
TEST(SampleWords, WhatOnlyLooksLikeASampleStaysAsItIs) {
  constexpr auto rows = std::to_array<std::string_view>({
      "2022/6/15",
      "2022-06-15",
      "4.8/5",
      "8/10分",
      "第12/350名",
      "2.08%",
      "共2小时",
      "共 2.5 分",
      "分母 48.5",
      "6/15更新",
      "1 of 48",
      "分子公司",
  });
  for (const std::string_view text : rows) EXPECT_EQ(with_plain_samples(text), text);
}

TEST(SampleWords, AWordSaysItsSides) {
  EXPECT_EQ(counts_in("1/48")->numerator, 1);
  EXPECT_EQ(counts_in("1/48")->denominator, 48);
  EXPECT_EQ(counts_in("分子1")->numerator, 1);
  EXPECT_FALSE(counts_in("分子1")->denominator);
  EXPECT_EQ(counts_in(as_denominator("48"))->denominator, 48);
  for (const char* none : {"48", "4.8/5", "1/48/3", "分母48.5", "分子", "/", "1/"}) {
    EXPECT_FALSE(counts_in(none)) << none;
  }
}

}  // namespace
}  // namespace xingji

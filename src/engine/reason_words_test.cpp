// Why a card has no score is told in the pack's titles.
#include "engine/reason_words.h"

#include <gtest/gtest.h>

namespace xingji {
namespace {

Pack told() {
  Pack pack;
  pack.dimensions.emplace_back();
  pack.dimensions.back().id = "service";
  pack.dimensions.back().title = {"服务", "Service"};
  pack.attributes.push_back({"industry", Type::text, {}, {"行业", "Industry"}});
  pack.attributes.push_back({"kind", Type::text, {}, {}});
  return pack;
}

Expression attribute(const std::string& name) {
  Expression expression;
  expression.op = Op::attribute;
  expression.name = name;
  return expression;
}

TEST(ReasonWords, say_the_title_of_what_stands_at_a_path) {
  EXPECT_EQ(title_at(told(), "dimensions.service.of.replies").zh, "服务");
  EXPECT_EQ(title_at(told(), "dimensions.service.weight").en, "Service");
  EXPECT_EQ(title_at(told(), "dimensions.goods.weight").en, "dimensions.goods.weight");
  EXPECT_EQ(title_at(told(), "total").zh, "总分");
}

TEST(ReasonWords, name_each_thing_asked_for_once) {
  Expression key;
  key.op = Op::look_up;
  key.arguments = {attribute("shop.industry"), attribute("shop.kind"), attribute("shop.industry")};
  EXPECT_EQ(asked_for(told(), key).zh, "「行业」、「kind」");
  EXPECT_EQ(asked_for(told(), key).en, "'Industry', 'kind'");
}

}  // namespace
}  // namespace xingji

package io.tidemark.infra.observability;

import io.tidemark.infra.StageConfig;
import java.util.List;
import software.amazon.awscdk.services.budgets.CfnBudget;
import software.amazon.awscdk.services.budgets.CfnBudget.BudgetDataProperty;
import software.amazon.awscdk.services.budgets.CfnBudget.NotificationProperty;
import software.amazon.awscdk.services.budgets.CfnBudget.NotificationWithSubscribersProperty;
import software.amazon.awscdk.services.budgets.CfnBudget.SpendProperty;
import software.amazon.awscdk.services.budgets.CfnBudget.SubscriberProperty;
import software.amazon.awscdk.services.sns.ITopic;
import software.constructs.Construct;

/**
 * What the account may cost a month. It counts the whole account: what belongs to one stage only
 * tags tell, and a budget by tags sees nothing until somebody activates them for billing.
 */
final class CostBudget extends Construct {

    /** The budget's name after the stage's, and its heading in the runbooks. */
    static final String NAME = "monthly-cost";

    private static final int WARNING_PERCENT = 80;
    private static final int ALL_PERCENT = 100;

    /**
     * @param config the stage
     * @param topic where warnings go
     */
    record Props(StageConfig config, ITopic topic) {}

    CostBudget(Construct scope, String id, Props properties) {
        super(scope, id);
        CfnBudget.Builder.create(this, "Budget")
                .budget(
                        BudgetDataProperty.builder()
                                .budgetName(properties.config().names().of(NAME))
                                .budgetType("COST")
                                .timeUnit("MONTHLY")
                                .budgetLimit(
                                        SpendProperty.builder()
                                                .amount(
                                                        properties
                                                                .config()
                                                                .settings()
                                                                .watch()
                                                                .monthlyBudget())
                                                .unit("USD")
                                                .build())
                                .build())
                .notificationsWithSubscribers(
                        List.of(
                                warning("ACTUAL", WARNING_PERCENT, properties.topic()),
                                warning("FORECASTED", ALL_PERCENT, properties.topic())))
                .build();
    }

    private static NotificationWithSubscribersProperty warning(
            String type, int percent, ITopic topic) {
        return NotificationWithSubscribersProperty.builder()
                .notification(
                        NotificationProperty.builder()
                                .notificationType(type)
                                .comparisonOperator("GREATER_THAN")
                                .threshold(percent)
                                .thresholdType("PERCENTAGE")
                                .build())
                .subscribers(
                        List.of(
                                SubscriberProperty.builder()
                                        .subscriptionType("SNS")
                                        .address(topic.getTopicArn())
                                        .build()))
                .build();
    }
}

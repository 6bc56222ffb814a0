package io.tidemark.local.deploy.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Templates and APIs write the same differently, and what is different has to stay different. */
class ExpectedTest {

    private static final Intrinsics INTRINSICS =
            new Intrinsics(
                    Map.of(
                            "AWS::Region", "us-east-1",
                            "Queue", "http://localhost:1/000000000000/rule",
                            "Role", "stack-Role-1"));

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "24; 24",
                "'\"24\"'; 24",
                "true; '\"true\"'",
                "{'SSEAlgorithm':'x'}; {'sseAlgorithm':'x','more':1}",
                "['a','b']; ['b','a']",
                "'\"a\"'; ['a']",
                "{'Statement':[{'Action':'s3:GetObject'}]}; '\"{\\\"Statement\\\":{\\\"Action\\\":[\\\"s3:GetObject\\\"]}}\"'",
                "{'Ref':'Role'}; '\"stack-Role-1\"'",
                "{'Fn::GetAtt':['Role','Arn']}; '\"arn:aws:iam::000000000000:role/stack-Role-1\"'",
                "{'Fn::GetAtt':['Queue','Arn']}; '\"arn:aws:sqs:us-east-1:000000000000:rule\"'",
                "{'Fn::Join':['',['in ',{'Ref':'AWS::Region'}]]}; '\"in us-east-1\"'",
                "{'Fn::Sub':'in ${AWS::Region} ${!literally}'}; '\"in us-east-1 ${literally}\"'",
            })
    void recognisesTheSame(String template, String answer) throws JsonProcessingException {
        assertThat(Expected.met(INTRINSICS.resolve(json(template)), json(answer))).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "24; 48",
                "true; false",
                "{'a':1,'b':2}; {'a':1}",
                "['a']; ['a','b']",
                "['a','a']; ['a','b']",
                "{'Action':'s3:GetObject'}; {'Action':['s3:GetObject','s3:*']}",
                "{'Fn::GetAtt':['Role','Arn']}; '\"arn:aws:iam::000000000000:role/another\"'",
                "{'Ref':'Role'}; '\"stack-Role-2\"'",
                "'\"a\"'; null",
            })
    void noticesADifference(String template, String answer) throws JsonProcessingException {
        assertThat(Expected.met(INTRINSICS.resolve(json(template)), json(answer))).isFalse();
    }

    @Test
    void takesAListThatOthersAddToForWhatIsExpectedOfIt() throws JsonProcessingException {
        assertThat(Expected.among(json("['a']"), json("['b','a']"))).isTrue();
        assertThat(Expected.among(json("['c']"), json("['b','a']"))).isFalse();
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return new ObjectMapper().readTree(text.startsWith("\"") ? text : text.replace('\'', '"'));
    }
}
